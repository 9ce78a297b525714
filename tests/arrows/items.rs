//! The names that an item defines, and whether only tests see it.

use syn::{Attribute, ForeignItem, Item, Meta};

/// The names that an item defines in its module, except those of child modules.
pub(crate) fn names(item: &Item) -> Vec<String> {
    let name = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::ForeignMod(it) => return it.items.iter().filter_map(foreign_name).collect(),
        Item::Macro(it) => return it.ident.iter().map(ToString::to_string).collect(),
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::Type(it) => &it.ident,
        Item::Union(it) => &it.ident,
        _ => return Vec::new(),
    };
    vec![name.to_string()]
}

fn foreign_name(item: &ForeignItem) -> Option<String> {
    match item {
        ForeignItem::Fn(it) => Some(it.sig.ident.to_string()),
        ForeignItem::Static(it) => Some(it.ident.to_string()),
        ForeignItem::Type(it) => Some(it.ident.to_string()),
        _ => None,
    }
}

/// Whether a `#[cfg(…)]` keeps the item for tests.
pub(crate) fn is_for_tests(item: &Item) -> bool {
    attributes(item).iter().filter(|it| it.path().is_ident("cfg")).any(|it| match &it.meta {
        Meta::List(list) => names_test(&list.tokens.to_string()),
        _ => false,
    })
}

fn names_test(condition: &str) -> bool {
    let condition = condition.replace(' ', "");
    let mut words = condition.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| ["test", "doctest"].contains(&word)) && !condition.contains("not(test)")
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::ExternCrate(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::ForeignMod(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Union(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}
