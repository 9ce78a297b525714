//! Who may use the worker: the pages of some origins, and whoever has the token.

/// The origins of pages that may use the worker, separated by spaces or commas; `*` is any. Pages of the
/// worker's own origin always may.
const ORIGINS: &str = "NAMED_WORKERS_ORIGINS";

/// The token that every request has to carry: `authorization: Bearer …`. Without one, anybody may use the worker.
const TOKEN: &str = "NAMED_WORKERS_TOKEN";

/// Who may use the worker.
#[derive(Debug, Default)]
pub struct Access {
    origins: Vec<String>,
    token: Option<String>,
}

/// What is told of a request that may not be answered: a status, and the reason.
pub type Refused = (u16, String);

impl Access {
    /// Reads it from the environment, whose values `read` gives by name.
    pub fn new(read: impl Fn(&str) -> Option<String>) -> Self {
        let origins = read(ORIGINS).unwrap_or_default();
        let origins = origins.split([',', ' ']).filter(|origin| !origin.is_empty());
        let token = read(TOKEN).filter(|token| !token.is_empty());
        Self { origins: origins.map(|it| it.trim_end_matches('/').to_owned()).collect(), token }
    }

    /// Checks where a request comes from. A page of another origin could not read the answer, but its call would
    /// run.
    ///
    /// # Errors
    /// If it comes from a page that may not use the worker.
    pub fn check_origin(&self, origin: Option<&str>, host: Option<&str>) -> Result<(), Refused> {
        let Some(origin) = origin else { return Ok(()) };
        let own = origin.split_once("://").map(|(_, host)| host);
        let is_own = own.is_some() && own == host;
        if is_own || self.origins.iter().any(|allowed| allowed == "*" || allowed == origin) {
            return Ok(());
        }
        Err((403, format!("pages of {origin} may not use this worker: {ORIGINS} does not name it")))
    }

    /// Checks the token.
    ///
    /// # Errors
    /// If there is another one, or none.
    pub fn check_token(&self, authorization: Option<&str>) -> Result<(), Refused> {
        let Some(token) = &self.token else { return Ok(()) };
        let given = authorization.and_then(|it| it.split_once(' '));
        let given = given.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        if given.is_some_and(|(_, given)| is_equal(given.trim(), token)) {
            return Ok(());
        }
        Err((401, "this worker asks for its token: `authorization: Bearer …`".into()))
    }
}

/// Compares in a time that does not tell where the difference is.
fn is_equal(given: &str, token: &str) -> bool {
    let differences = given.bytes().zip(token.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    given.len() == token.len() && differences == 0
}

/// The headers that let a page of this origin read the answer, and send what it asks to send.
pub fn cors(origin: Option<&str>, asked: Option<&str>) -> Vec<(&'static str, String)> {
    let Some(origin) = origin else { return Vec::new() };
    vec![
        ("access-control-allow-origin", origin.to_owned()),
        ("access-control-allow-methods", "GET, POST".to_owned()),
        ("access-control-allow-headers", asked.unwrap_or("authorization, content-type").to_owned()),
        ("access-control-max-age", "7200".to_owned()),
        ("vary", "origin, access-control-request-headers".to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access(origins: &str, token: &str) -> Access {
        Access::new(|name| Some(if name == ORIGINS { origins } else { token }.to_owned()))
    }

    #[test]
    fn a_page_of_another_origin_has_to_be_allowed() {
        let some = access("https://a.example/, https://b.example", "");
        let checks = ["https://a.example", "https://b.example", "https://c.example", "null"]
            .map(|origin| some.check_origin(Some(origin), Some("w.example")).is_ok());
        assert_eq!(checks, [true, true, false, false]);
        assert!(access("*", "").check_origin(Some("null"), None).is_ok());
        let (status, reason) =
            Access::default().check_origin(Some("https://a.example"), None).unwrap_err();
        assert!(status == 403 && reason.contains(ORIGINS) && reason.contains("https://a.example"));
    }

    #[test]
    fn a_page_of_the_workers_own_origin_and_what_is_no_page_need_not_be_allowed() {
        let none = Access::default();
        assert!(none.check_origin(Some("http://w.example:80"), Some("w.example:80")).is_ok());
        assert!(none.check_origin(None, Some("w.example")).is_ok());
    }

    #[test]
    fn with_a_token_every_request_has_to_carry_it() {
        let with = access("", "secret");
        let given = [
            "Bearer secret",
            "bearer  secret",
            "Bearer secre",
            "Bearer secreT",
            "Basic secret",
            "secret",
        ];
        let checks = given.map(|given| with.check_token(Some(given)).is_ok());
        assert_eq!(checks, [true, true, false, false, false, false]);
        assert_eq!(with.check_token(None).unwrap_err().0, 401);
        assert!(access("", "").check_token(None).is_ok());
    }

    #[test]
    fn a_page_may_read_the_answer_and_send_the_headers_it_asks_for() {
        assert_eq!(cors(None, Some("x")), []);
        let headers = cors(Some("https://a.example"), Some("x-mine"));
        assert!(headers.contains(&("access-control-allow-origin", "https://a.example".into())));
        assert!(headers.contains(&("access-control-allow-headers", "x-mine".into())));
    }
}
