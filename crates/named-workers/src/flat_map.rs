//! A map for keys that mostly come and go in their order, as ids do.

use std::collections::VecDeque;
use std::mem;

/// A map as a queue that is sorted by key: a new key is usually the last, and the next one to leave is
/// usually near an end.
///
/// A [`BTreeMap`](std::collections::BTreeMap) would be several times the code, once for each kind of value.
/// Large values are best boxed, as others move when one leaves the middle.
#[derive(Debug)]
pub struct FlatMap<K, V>(VecDeque<(K, V)>);

impl<K, V> Default for FlatMap<K, V> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<K: Copy + Ord, V> FlatMap<K, V> {
    /// Adds a value; returns the one that it replaces.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(key) {
            Ok(index) => Some(mem::replace(&mut self.0[index].1, value)),
            Err(index) => {
                self.0.insert(index, (key, value));
                None
            }
        }
    }

    /// The value of a key.
    pub fn get(&self, key: K) -> Option<&V> {
        let index = self.find(key).ok()?;
        Some(&self.0[index].1)
    }

    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        let index = self.find(key).ok()?;
        Some(&mut self.0[index].1)
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: K) -> Option<V> {
        let index = self.find(key).ok()?;
        self.0.remove(index).map(|(_, value)| value)
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = K> {
        self.0.iter().map(|(key, _)| *key)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (K, &V)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (K, &mut V)> {
        self.0.iter_mut().map(|(key, value)| (*key, value))
    }

    /// The entries in the order of their keys.
    pub(crate) fn into_iter(self) -> impl Iterator<Item = (K, V)> {
        self.0.into_iter()
    }

    /// Where a key is, or belongs.
    fn find(&self, key: K) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(&key))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_map(steps in prop::collection::vec((0_u8..20, any::<Option<u8>>()), 0..100)) {
            let (mut flat, mut tree) = (FlatMap::default(), BTreeMap::new());
            for (key, value) in steps {
                match value {
                    Some(value) => prop_assert_eq!(flat.insert(key, value), tree.insert(key, value)),
                    None => prop_assert_eq!(flat.remove(key), tree.remove(&key)),
                }
                prop_assert_eq!(flat.get(key), tree.get(&key));
                prop_assert_eq!(flat.len(), tree.len());
            }
            prop_assert!(flat.into_iter().eq(tree));
        }
    }
}
