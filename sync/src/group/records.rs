//! The records of one kind, in the order in which they are shown, kept up to date one by one.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::id::RecordId;

/// All records of a kind, by an order `O` that each has.
#[derive(Clone, Debug)]
pub(super) struct Records<O, T> {
    by_order: BTreeMap<O, Arc<T>>,
    /// Where each stands among the others.
    order: BTreeMap<RecordId, O>,
    all: Arc<Vec<Arc<T>>>,
    changed: bool,
}

impl<O, T> Default for Records<O, T> {
    fn default() -> Self {
        let (by_order, order) = (BTreeMap::new(), BTreeMap::new());
        Self { by_order, order, all: Arc::default(), changed: false }
    }
}

impl<O: Ord + Copy, T: PartialEq> Records<O, T> {
    /// Puts a record in place of the one before; absent: there is none.
    pub(super) fn put(&mut self, id: RecordId, now: Option<(O, T)>) {
        let before = self.order.get(&id).copied();
        if let Some(before) = before
            && now.as_ref().map(|(order, _)| *order) != Some(before)
        {
            self.by_order.remove(&before);
            self.order.remove(&id);
            self.changed = true;
        }
        let Some((order, now)) = now else { return };
        if self.by_order.get(&order).is_none_or(|before| **before != now) {
            self.by_order.insert(order, Arc::new(now));
            self.order.insert(id, order);
            self.changed = true;
        }
    }

    /// A record as it was put last.
    pub(super) fn get(&self, id: RecordId) -> Option<&T> {
        self.by_order.get(self.order.get(&id)?).map(|record| &**record)
    }

    /// The same, to be kept while another is put.
    pub(super) fn get_arc(&self, id: RecordId) -> Option<Arc<T>> {
        self.by_order.get(self.order.get(&id)?).map(Arc::clone)
    }

    /// Makes the list anew if anything changed since.
    pub(super) fn settle(&mut self) {
        if std::mem::take(&mut self.changed) {
            self.all = Arc::new(self.by_order.values().cloned().collect());
        }
    }

    /// The list as it was settled.
    pub(super) fn all(&self) -> Arc<Vec<Arc<T>>> {
        Arc::clone(&self.all)
    }
}
