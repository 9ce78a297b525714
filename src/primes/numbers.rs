//! The first and the last primes that a search has found.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::search::Found;
use named_workers_ui::format::grouped;

#[derive(PartialEq, Properties)]
pub(super) struct NumbersProps {
    pub(super) found: Rc<Found>,
}

/// Two lists. Where they overlap, the second one says so.
#[styled_component]
pub(super) fn Numbers(props: &NumbersProps) -> Html {
    let found = &props.found;
    let style = css!(
        r#"
        display: grid;
        gap: 1.5rem;

        h2 { margin-bottom: 0.625rem; font-size: 0.9375rem; }
        ol { display: grid; grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); gap: 0.375rem; }
        li {
            padding: 0.1875rem 0.5rem;
            border: 1px solid transparent;
            border-radius: 6px;
            background: var(--sunken);
            font-size: 0.9375rem;
            font-variant-numeric: tabular-nums;
            text-align: right;
        }
        .again { border: 1px dashed var(--edge); background: none; color: var(--muted); }
        #first-primes { --columns: 10; }
        #last-primes { --columns: 5; }

        @media (max-width: 40rem) {
            #first-primes { --columns: 5; }
            #last-primes { --columns: 2; }
            li { padding: 0.1875rem 0.25rem; font-size: 0.875rem; }
        }
        "#
    );
    let (first, last) = (&found.first, &found.last);
    let again = last.iter().filter(|prime| first.contains(prime)).count();
    html! {
        <div class={style}>
            { list("first-primes", first_heading(first.len(), found.count), first, &[]) }
            { list("last-primes", last_heading(last.len(), again), last, first) }
        </div>
    }
}

/// The primes; those that are above as well look different.
fn list(id: &'static str, heading: String, primes: &[u64], above: &[u64]) -> Html {
    let heading_id = format!("{id}-heading");
    let item = |prime: &u64| {
        let again = above.contains(prime).then_some("again");
        html! { <li class={classes!(again)}>{ grouped(*prime) }{ " " }</li> }
    };
    html! {
        <div>
            <h2 id={heading_id.clone()}>{ heading }</h2>
            <ol {id} aria-labelledby={heading_id}>{ for primes.iter().map(item) }</ol>
        </div>
    }
}

fn first_heading(shown: usize, count: u64) -> String {
    match shown {
        1 => "The only prime".into(),
        _ if shown as u64 == count => format!("All {shown} primes"),
        _ => format!("The first {shown} primes"),
    }
}

fn last_heading(shown: usize, again: usize) -> String {
    match (shown, again) {
        (1, _) => "The last prime, which is the first as well".into(),
        (_, 0) => format!("The last {shown} primes"),
        _ if again == shown => format!("The last {shown} primes, all of them above as well"),
        _ => format!("The last {shown} primes, {again} of them above as well"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_primes_are_all_there_are() {
        assert_eq!(first_heading(1, 1), "The only prime");
        assert_eq!(first_heading(9, 9), "All 9 primes");
        assert_eq!(first_heading(20, 25), "The first 20 primes");
    }

    #[test]
    fn the_last_primes_say_where_they_overlap_the_first() {
        assert_eq!(last_heading(1, 1), "The last prime, which is the first as well");
        assert_eq!(last_heading(9, 9), "The last 9 primes, all of them above as well");
        assert_eq!(last_heading(10, 5), "The last 10 primes, 5 of them above as well");
        assert_eq!(last_heading(10, 0), "The last 10 primes");
    }
}
