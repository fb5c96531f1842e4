//! How far something long has got, told now and then.
//!
//! Invariant: it is told a few times a second at the most, only where a percent has come to it, and not at all of what takes no
//! time.

use std::io::{self, Read};
use std::time::Duration;

use super::edge;

/// The least time between two tellings, and before the first.
const APART: Duration = Duration::from_millis(250);

/// How much of something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many bytes are done.
    pub done_bytes: u64,
    /// Of so many.
    pub all_bytes: u64,
}

impl Progress {
    /// How many of a hundred parts are done, the last once all is.
    pub fn percent(self) -> u8 {
        let percent = u128::from(self.done_bytes) * 100 / u128::from(self.all_bytes.max(1));
        u8::try_from(percent).map_or(100, |percent| percent.min(100))
    }
}

/// Whom to tell, and what was told last.
pub(super) struct Telling<'a> {
    progress: Progress,
    told: &'a mut dyn FnMut(Progress),
    told_at: Duration,
    percent: u8,
    apart: Duration,
}

impl<'a> Telling<'a> {
    /// Begins something, of which it is told how much there is once that is known.
    pub(super) fn begin(now: Duration, told: &'a mut dyn FnMut(Progress)) -> Self {
        let progress = Progress { done_bytes: 0, all_bytes: 0 };
        Self { progress, told, told_at: now, percent: 0, apart: APART }
    }

    /// There are so many bytes of it.
    pub(super) fn of(self, all_bytes: u64) -> Self {
        Self { progress: Progress { all_bytes, ..self.progress }, ..self }
    }

    /// The same, without any pause between two tellings.
    #[cfg(test)]
    pub(super) fn without_pause(self) -> Self {
        Self { apart: Duration::ZERO, ..self }
    }

    /// So many more are done.
    fn done(&mut self, bytes: u64, now: impl FnOnce() -> Duration) {
        self.progress.done_bytes += bytes;
        let percent = self.progress.percent();
        if percent == self.percent {
            return;
        }
        let now = now();
        if now.saturating_sub(self.told_at) >= self.apart {
            (self.told_at, self.percent) = (now, percent);
            (self.told)(self.progress);
        }
    }
}

/// Something of which it is told how far it was read.
pub(super) struct Reading<'a, R> {
    pub(super) from: R,
    pub(super) telling: Telling<'a>,
}

impl<R: Read> Read for Reading<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(to)?;
        self.telling.done(read as u64, edge::uptime);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_a_few_times_a_second_and_only_where_a_percent_has_come_to_it() {
        let mut heard = Vec::new();
        let mut told = |progress: Progress| heard.push(progress.percent());
        let mut telling = Telling::begin(Duration::ZERO, &mut told).of(1000);
        let steps =
            [(100, 200), (100, 260), (4, 600), (6, 700), (290, 800), (200, 1000), (300, 1250)];
        for (bytes, at) in steps {
            telling.done(bytes, || Duration::from_millis(at));
        }
        assert_eq!(heard, [20, 21, 70, 100]);
    }

    #[test]
    fn a_percent_is_whole_and_a_hundred_only_at_the_end() {
        let percent = |done_bytes, all_bytes| Progress { done_bytes, all_bytes }.percent();
        assert_eq!([percent(0, 0), percent(0, 5), percent(5, 5)], [0, 0, 100]);
        assert_eq!(percent(u64::MAX - 1, u64::MAX), 99);
        // A file that grew meanwhile.
        assert_eq!(percent(7, 5), 100);
    }

    #[test]
    fn what_is_read_at_once_is_told_nowhere() {
        let mut told = |progress: Progress| panic!("told at {progress:?}");
        let telling = Telling::begin(edge::uptime(), &mut told).of(9);
        let mut reading = Reading { from: &b"all of it"[..], telling };
        let mut all = String::new();
        reading.read_to_string(&mut all).unwrap();
        assert_eq!(all, "all of it");
        assert_eq!(reading.telling.progress, Progress { done_bytes: 9, all_bytes: 9 });
    }
}
