//! Reading the addresses of servers.

use super::refusal::Refusal;

/// Reads one address, or several with spaces or commas between them.
pub(super) fn read(text: &str, several: bool) -> Result<Vec<String>, Refusal> {
    let between = |part: char| part == ',' || part.is_whitespace();
    let addresses: Vec<_> = text.split(between).filter(|part| !part.is_empty()).collect();
    match addresses.iter().find(|address| !is_address(address)) {
        Some(other) => Err(Refusal::NotAnAddress((*other).to_owned())),
        None if addresses.is_empty() => Err(Refusal::NoAddress),
        None if addresses.len() > 1 && !several => Err(Refusal::SeveralAddresses),
        None => Ok(addresses.into_iter().map(str::to_owned).collect()),
    }
}

/// Whether there is a host where one has to be. Whether it exists is found out when it is called.
fn is_address(text: &str) -> bool {
    let rest = ["http://", "https://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_alphanumeric() || first == '['))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_commas_come_between_addresses() {
        let both = ["http://127.0.0.1:8081/primes", "https://compute.example/primes"];
        for between in [" ", ",", ", ", "\n", " ,, "] {
            let text = format!(" {} ", both.join(between));
            assert_eq!(read(&text, true).unwrap(), both, "{text}");
        }
        assert_eq!(read("http://[::1]:8081", false).unwrap(), ["http://[::1]:8081"]);
    }

    #[test]
    fn without_an_address_there_is_nothing_to_call() {
        for text in ["", "  ", ", ,"] {
            assert_eq!(read(text, true), Err(Refusal::NoAddress));
        }
    }

    #[test]
    fn what_is_not_an_address_is_refused_by_itself() {
        for other in
            ["127.0.0.1:8081", "ftp://compute.example", "http://", "http:///primes", "primes"]
        {
            let text = format!("http://127.0.0.1:8081/primes, {other}");
            assert_eq!(read(&text, true), Err(Refusal::NotAnAddress(other.into())));
        }
    }

    #[test]
    fn a_cluster_has_one_address() {
        assert_eq!(
            read("http://a.example http://b.example", false),
            Err(Refusal::SeveralAddresses)
        );
    }
}
