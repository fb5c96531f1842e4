//! What the app itself has to say at some length: explanations, examples, words of help.
//!
//! Invariant: nothing here is a legal or medical fact or a number to call; such things differ from place to place and change,
//! and the group keeps its own. A few words beside one control stand where it is drawn or worded.

pub(crate) mod focus;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod places;
pub(crate) mod shelf;
pub(crate) mod whereabouts;

#[cfg(test)]
mod tests {
    use std::path::Path;

    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(std::fs::read_to_string(&path).unwrap().to_lowercase());
            }
        }
    }

    /// One workplace or several is said in plain words, not in the two that people mix up.
    #[test]
    fn neither_of_the_two_words_that_people_mix_up_is_used_anywhere() {
        let mut found = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        assert!(found.len() > 50);
        for beginning in ["inter", "intra"] {
            for joined in ["-", " ", ""] {
                let word = format!("{beginning}{joined}agency");
                assert!(found.iter().all(|source| !source.contains(&word)), "{word} is used");
            }
        }
    }
}
