# A prime page in pure Python, as PyScript's pages are written: the worker itself shows what it finds.

from pyscript import document, window


def find_primes(limit, first):
    sieve = bytearray(b"\1" * (limit + 1))
    sieve[0] = sieve[1] = 0
    number = 2
    while number * number <= limit:
        if sieve[number]:
            for multiple in range(number * number, limit + 1, number):
                sieve[multiple] = 0
        number += 1
    primes = [number for number in range(limit + 1) if sieve[number]]
    return [len(primes), primes[:first], primes[-1]]


document.body.textContent = str(find_primes(1_000_000, 10))
window.firstResult = window.performance.now()
