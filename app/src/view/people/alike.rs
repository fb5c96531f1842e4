//! Names that look alike, whatever letters they are made of.
//!
//! Source: Unicode Technical Standard 39, §4 “Confusable Detection”.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many names are remembered at once; more than any group has.
const REMEMBERED: usize = 512;

thread_local! {
    /// The look of names that were asked for: each stands many times on a screen.
    static LOOKS: RefCell<BTreeMap<String, Rc<str>>> = const { RefCell::new(BTreeMap::new()) };
}

/// What a name looks like: the same for all that somebody could take for each other.
pub(super) fn look(name: &str) -> Rc<str> {
    LOOKS.with_borrow_mut(|looks| {
        if let Some(look) = looks.get(name) {
            return Rc::clone(look);
        }
        if looks.len() >= REMEMBERED {
            looks.clear();
        }
        let look: Rc<str> = seen(name).into();
        looks.insert(name.to_owned(), Rc::clone(&look));
        look
    })
}

fn seen(name: &str) -> String {
    // Joiners, and what chooses between a letter and a picture, change too little to tell people apart by.
    let drawn =
        |letter: &char| !matches!(letter, '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}');
    let name: String = name.trim().chars().filter(drawn).collect();
    unicode_security::skeleton(&name).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_for_each_other_has_one_look() {
        let ana = look("Ana");
        for other in ["ana", " Ana ", "Аnа", "Αna", "An\u{200d}a", "𝐀𝐧𝐚"] {
            assert_eq!(look(other), ana, "{}", other.escape_unicode());
        }
        for other in ["Anna", "Anja", "Ána", "Ben", ""] {
            assert_ne!(look(other), ana, "{other}");
        }
        assert_eq!(look("Ian"), look("lan"));
        assert_eq!(look("Jose\u{301}"), look("José"));
    }

    #[test]
    fn a_look_is_the_same_however_many_were_asked_for() {
        let before = look("Ana");
        for number in 0..2 * REMEMBERED {
            look(&number.to_string());
        }
        assert_eq!(look("Ana"), before);
    }
}
