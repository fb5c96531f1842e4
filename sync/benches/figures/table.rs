//! What came out: one line for each figure.

use std::fmt;
use std::time::Duration;

/// The lines so far.
#[derive(Debug, Default)]
pub(crate) struct Table {
    lines: Vec<[String; 5]>,
    medians: Vec<(String, f64)>,
}

/// Times of one thing.
#[derive(Debug, Default)]
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// The time that so many hundredths stay below.
    pub(crate) fn percentile(&self, hundredths: usize) -> f64 {
        let mut times = self.0.clone();
        times.sort_unstable();
        times[((times.len() - 1) * hundredths).div_ceil(100)].as_secs_f64() * 1e3
    }

    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (p99 {})", millis(self.median()), millis(self.percentile(99)))
    }
}

/// A time in words.
pub(crate) fn millis(millis: f64) -> String {
    if millis < 10.0 { format!("{millis:.2} ms") } else { format!("{millis:.0} ms") }
}

impl Table {
    /// Adds a figure beside what it is compared with.
    pub(crate) fn add(
        &mut self,
        what: &str,
        figure: &str,
        beside: &str,
        ratio: Option<f64>,
        goal: &str,
    ) {
        let ratio = ratio.map_or(String::new(), |ratio| format!("{ratio:.2}"));
        let line = [what, figure, beside, &ratio, goal].map(str::to_owned);
        eprintln!("{}", line.join(" | "));
        self.lines.push(line);
    }

    /// Keeps a figure for a comparison to come.
    pub(crate) fn keep(&mut self, name: String, value: f64) {
        self.medians.push((name, value));
    }

    pub(crate) fn kept(&self, name: &str) -> Option<f64> {
        self.medians.iter().find(|(kept, _)| kept == name).map(|(_, value)| *value)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | Kith | beside | ratio | goal |")?;
        writeln!(f, "|---|---|---|---|---|")?;
        self.lines.iter().try_for_each(|line| writeln!(f, "| {} |", line.join(" | ")))
    }
}
