//! The eight lanes of a byte, and the loops over bytes: few, small, and hot.

/// What a number prime to 30 leaves when it is divided by 30: bit `b` of a byte is the lane of
/// `RESIDUES[b]`.
pub(crate) const RESIDUES: [u64; 8] = [1, 7, 11, 13, 17, 19, 23, 29];

/// How many bytes are filled at a time.
pub(super) const CHUNK: usize = 1024;

/// The row at which a prime first strikes each lane, from one that it divides group 0's 0 in:
/// `−r/30` modulo the prime.
pub(super) fn of(prime: u32) -> [u32; 8] {
    let p = u64::from(prime);
    let thirtieth = inverse(30, p);
    RESIDUES.map(|r| ((p - r * thirtieth % p) % p) as u32)
}

/// The inverse of a number modulo another that it has no divisor in common with, by Euclid.
pub(super) fn inverse(number: u64, modulus: u64) -> u64 {
    let (mut a, mut b) = (modulus as i64, (number % modulus) as i64);
    let (mut s, mut t) = (0, 1);
    while b != 0 {
        let quotient = a / b;
        (a, b) = (b, a - quotient * b);
        (s, t) = (t, s - quotient * t);
    }
    s.rem_euclid(modulus as i64) as u64
}

/// Strikes all lanes every `prime` bytes, this many times, from the rows in `first` on.
///
/// The slices are as long as the prime, and the rows in `first` are smaller: so no strike needs a
/// check of its own.
#[inline]
pub(super) fn strike(rows: &mut [u8], prime: usize, first: [u32; 8]) {
    let [a, b, c, d, e, f, g, h] = first.map(|row| row as usize);
    if [a, b, c, d, e, f, g, h].iter().any(|&row| row >= prime) {
        return;
    }
    let mut rest = rows;
    while let Some((period, next)) = rest.split_at_mut_checked(prime) {
        period[a] |= 1 << 0;
        period[b] |= 1 << 1;
        period[c] |= 1 << 2;
        period[d] |= 1 << 3;
        period[e] |= 1 << 4;
        period[f] |= 1 << 5;
        period[g] |= 1 << 6;
        period[h] |= 1 << 7;
        rest = next;
    }
}

/// Moves rows, each modulo its prime, towards the start.
#[inline(never)]
#[cfg_attr(
    all(target_arch = "wasm32", not(feature = "scalar")),
    target_feature(enable = "simd128")
)]
pub(super) fn turn(rows: &mut [u32], by: &[u32], primes: &[u32]) {
    for ((row, by), prime) in rows.iter_mut().zip(by).zip(primes) {
        *row = less(*row, *by, *prime);
    }
}

/// `a − b` modulo `modulus`, both being less than it: of the two candidates, one has wrapped around.
#[inline]
pub(super) fn less(a: u32, b: u32, modulus: u32) -> u32 {
    let difference = a.wrapping_sub(b);
    difference.min(difference.wrapping_add(modulus))
}

/// Lays eight patterns over a chunk.
#[inline(never)]
#[cfg_attr(
    all(target_arch = "wasm32", not(feature = "scalar")),
    target_feature(enable = "simd128")
)]
pub(super) fn overlay(chunk: &mut [u8; CHUNK], patterns: [&[u8; CHUNK]; 8]) {
    let patterns = patterns.map(|pattern| pattern.as_chunks::<8>().0);
    for (index, word) in chunk.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        let lay = |word, pattern: &&[[u8; 8]]| word | u64::from_ne_bytes(pattern[index]);
        *word = patterns.iter().fold(u64::from_ne_bytes(*word), lay).to_ne_bytes();
    }
}

/// How many bits are clear in rows that are a multiple of eight.
#[inline(never)]
pub(super) fn count_clear(rows: &[u8]) -> u64 {
    let words = rows.as_chunks::<8>().0.iter();
    words.map(|word| u64::from(u64::from_le_bytes(*word).count_zeros())).sum()
}
