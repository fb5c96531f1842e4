//! A register of which several values can stand at once, and what replaces what.
//!
//! A write gets a dot of its own and replaces exactly the values that its writer saw; of two writes at once both stand.
//! With each value goes since when it has stood, by the clock of this device: a dot travels with its age, and of all
//! that was heard of it the earliest beginning holds, since the way only makes it look younger. So a device whose clock
//! stood still while it slept is put right by the others.
//!
//! Source: Almeida, Shoker, Baquero, “Delta state replicated data types” (causal contexts and dot stores).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How many values a register keeps side by side.
pub(super) const MAX_VALUES: usize = 4;
/// How many seats a context remembers.
pub(super) const MAX_SEATS: usize = 64;
/// The oldest that anything is told to be: a day.
pub(super) const MAX_AGE_MS: u32 = 24 * 60 * 60 * 1000;

/// Whose writes are counted together: drawn at random, so that no run of the program counts in another's place.
pub(super) type Seat = [u8; 8];

/// A write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Dot {
    pub(super) seat: Seat,
    pub(super) count: u32,
}

/// A value as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Told<T> {
    pub(super) dot: Dot,
    /// How old the write is.
    pub(super) age_ms: u32,
    pub(super) value: T,
}

/// A value and since when it has stood.
#[derive(Clone, Debug)]
pub(super) struct Standing<T> {
    pub(super) value: T,
    /// By this device's clock, in milliseconds; before its beginning for what began earlier.
    pub(super) since_ms: i64,
}

impl<T> Standing<T> {
    /// How long it has stood.
    pub(super) fn age_ms(&self, now_ms: i64) -> u32 {
        let age = u32::try_from(now_ms.saturating_sub(self.since_ms).max(0));
        age.unwrap_or(MAX_AGE_MS).min(MAX_AGE_MS)
    }
}

/// Which writes are known of: of each seat the highest.
#[derive(Clone, Debug, Default)]
pub(super) struct Context(BTreeMap<Seat, u32>);

impl Context {
    pub(super) fn new(highest: impl IntoIterator<Item = (Seat, u32)>) -> Self {
        Self(highest.into_iter().collect())
    }

    pub(super) fn saw(&self, dot: Dot) -> bool {
        self.of(dot.seat).is_some_and(|highest| dot.count <= highest)
    }

    pub(super) fn of(&self, seat: Seat) -> Option<u32> {
        self.0.get(&seat).copied()
    }

    pub(super) fn note(&mut self, dot: Dot) {
        let highest = self.0.entry(dot.seat).or_default();
        *highest = dot.count.max(*highest);
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (Seat, u32)> {
        self.0.iter().map(|(seat, count)| (*seat, *count))
    }

    /// Takes in what another knows of.
    pub(super) fn join(&mut self, other: &Self) {
        for (seat, count) in other.all() {
            self.note(Dot { seat, count });
        }
    }

    /// What no kept value needs gives way where it is too much: at worst something that was replaced shows once more.
    pub(super) fn trim(&mut self, needed: impl Fn(Seat) -> bool) {
        while self.0.len() > MAX_SEATS {
            let spare = self.0.keys().rev().copied().find(|seat| !needed(*seat));
            match spare.or_else(|| self.0.keys().next_back().copied()) {
                Some(seat) => drop(self.0.remove(&seat)),
                None => break,
            }
        }
    }
}

/// A register.
#[derive(Clone, Debug)]
pub(super) struct Register<T> {
    values: BTreeMap<Dot, Standing<T>>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { values: BTreeMap::new() }
    }
}

impl<T: Clone + Ord> Register<T> {
    /// The values that stand, in a fixed order.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Standing<T>> {
        self.values.values()
    }

    /// Whether a value of this seat stands.
    pub(super) fn holds(&self, seat: Seat) -> bool {
        self.values.keys().any(|dot| dot.seat == seat)
    }

    /// Puts a value in place of all that stand.
    pub(super) fn write(&mut self, dot: Dot, value: T, now_ms: i64) {
        self.values = BTreeMap::from([(dot, Standing { value, since_ms: now_ms })]);
    }

    /// Takes in what another has.
    pub(super) fn join(&mut self, mine: &Context, theirs: &Context, told: &[Told<T>], now_ms: i64) {
        self.values.retain(|dot, _| !theirs.saw(*dot) || told.iter().any(|it| it.dot == *dot));
        for Told { dot, age_ms, value } in told {
            let since_ms = now_ms.saturating_sub(i64::from(*age_ms));
            if let Some(here) = self.values.get_mut(dot) {
                here.since_ms = here.since_ms.min(since_ms);
                // Only somebody who says one thing here and another there makes this differ.
                if *value < here.value {
                    here.value = value.clone();
                }
            } else if !mine.saw(*dot) {
                self.values.insert(*dot, Standing { value: value.clone(), since_ms });
            }
        }
        while self.values.len() > MAX_VALUES {
            self.values.pop_last();
        }
    }

    /// What stands, as it travels.
    pub(super) fn told(&self, now_ms: i64) -> Vec<Told<T>> {
        let told = |(dot, it): (&Dot, &Standing<T>)| Told {
            dot: *dot,
            age_ms: it.age_ms(now_ms),
            value: it.value.clone(),
        };
        self.values.iter().map(told).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(seat: u8, count: u32) -> Dot {
        Dot { seat: [seat; 8], count }
    }

    #[derive(Clone, Default)]
    struct Side {
        context: Context,
        register: Register<u8>,
    }

    impl Side {
        fn write(&mut self, dot: Dot, value: u8) {
            self.context.note(dot);
            self.register.write(dot, value, 0);
        }

        fn hear(&mut self, other: &Self) {
            self.register.join(&self.context, &other.context, &other.register.told(0), 0);
            self.context.join(&other.context);
        }

        fn values(&self) -> Vec<u8> {
            self.register.standing().map(|it| it.value).collect()
        }
    }

    #[test]
    fn a_write_replaces_what_its_writer_saw_and_two_at_once_both_stand() {
        let (mut alice, mut bob) = (Side::default(), Side::default());
        alice.write(dot(1, 1), 10);
        bob.hear(&alice);
        bob.write(dot(2, 1), 20);
        alice.write(dot(1, 2), 11);
        let before = alice.clone();
        alice.hear(&bob);
        bob.hear(&before);
        assert_eq!(alice.values(), [11, 20]);
        assert_eq!(alice.values(), bob.values());
        // Chosen by one, it is chosen for all, whatever is still heard of the others.
        bob.write(dot(2, 2), 11);
        alice.hear(&bob);
        alice.hear(&before);
        assert_eq!(alice.values(), [11]);
    }

    #[test]
    fn the_earliest_beginning_holds() {
        let mut register = Register::default();
        let told = |age_ms| vec![Told { dot: dot(1, 1), age_ms, value: 1_u8 }];
        let theirs = Context::new([([1; 8], 1)]);
        register.join(&Context::default(), &theirs, &told(100), 1_000);
        register.join(&theirs, &theirs, &told(50), 1_000);
        register.join(&theirs, &theirs, &told(700), 1_100);
        let standing = register.standing().next().unwrap();
        assert_eq!((standing.since_ms, standing.age_ms(1_100)), (400, 700));
        register.join(&theirs, &theirs, &told(u32::MAX), i64::MIN);
        assert_eq!(register.standing().next().unwrap().age_ms(i64::MAX), MAX_AGE_MS);
    }

    #[test]
    fn a_flood_of_seats_leaves_those_that_are_needed() {
        let mut context = Context::default();
        context.note(dot(250, 7));
        let many = |from: u8| Context::new((from..from + 64).map(|seat| ([seat; 8], u32::MAX)));
        for from in [0, 100] {
            context.join(&many(from));
            context.trim(|seat| seat == [250; 8]);
        }
        assert_eq!((context.all().count(), context.of([250; 8])), (MAX_SEATS, Some(7)));
    }
}
