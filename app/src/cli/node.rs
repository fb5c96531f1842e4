//! `kith node`: a replica that stays up and in sync, driven by JSON lines.
//!
//! It ends when told to (`stop`, a signal), when whoever drove it goes (the lines end after the first, or nobody reads
//! the output), or when the group is locked. Started without standard input it stays: a home device has nobody to drive it.
//!
//! Invariant: replies come in the order of their requests; events never wait for a reply.

use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use kith_sync::node::api::Event;
use kith_sync::node::{Node, Options};
use kith_sync::seal::Secret;
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};

use super::CliError;
use super::request::{self, Answer, Ask, Malformed};
use super::show;
use crate::signal::asked_to_end;

/// The longest line that is read.
const MAX_LINE_BYTES: u64 = 1024 * 1024;
/// Lines in either direction that wait.
const WAITING: usize = 64;
/// How long the last lines may take to be read.
const LAST_LINES: Duration = Duration::from_secs(2);

/// Runs until it is told to end.
pub(crate) async fn run(dir: &Path, secret: &Secret, options: Options) -> Result<(), CliError> {
    let signal = asked_to_end().map_err(CliError::System)?;
    let (node, events) = Node::start(dir, secret, options).await?;
    let input = read_lines()?;
    let (output, written) = write_lines()?;
    let ended = tokio::select! {
        // The reply to a `lock` comes before the events end.
        biased;
        ended = serve(&node, input, &output) => ended,
        ended = tell(events, &output) => ended,
        failed = fail_to_open(&node) => Err(failed),
        () = output.closed() => Ok(()),
        () = signal => Ok(()),
    };
    node.shutdown().await;
    drop(output);
    // What a stuck reader does not take in time is lost to it; an error means that there is no reader any more.
    drop(tokio::time::timeout(LAST_LINES, written).await);
    ended
}

/// Answers requests, one after the other. Ends when asked to, or with its input; without any input, never.
async fn serve(
    node: &Node,
    mut input: mpsc::Receiver<Line>,
    output: &mpsc::Sender<String>,
) -> Result<(), CliError> {
    let mut driven = false;
    while let Some(line) = input.recv().await {
        driven = true;
        let (id, ask) = match line.request() {
            Ok(request) => request,
            Err(Malformed { id, because }) => {
                send(output, request::write(&id, Answer::Error(because))?).await;
                continue;
            }
        };
        let done = Answer::Reply(kith_sync::node::api::Reply::Done);
        let answer = match ask {
            Ask::Command(command) => {
                request::write(&id, Answer::Reply(node.command(command).await))
            }
            Ask::Show => {
                let state = show::told(&node.state().borrow(), jiff::Zoned::now().date());
                request::write(&id, Answer::State(&state))
            }
            Ask::Mine => {
                let mine = node.state().borrow().mine.clone();
                request::write(&id, Answer::Mine(&mine))
            }
            Ask::Offline(on) => {
                node.pause(on).await;
                request::write(&id, done)
            }
            Ask::Stop => {
                send(output, request::write(&id, done)?).await;
                return Ok(());
            }
        };
        send(output, answer?).await;
    }
    if !driven {
        std::future::pending::<()>().await;
    }
    Ok(())
}

/// Passes events on until the node has no more.
async fn tell(
    mut events: mpsc::Receiver<Event>,
    output: &mpsc::Sender<String>,
) -> Result<(), CliError> {
    while let Some(event) = events.recv().await {
        send(output, request::line(&event)?).await;
    }
    Ok(())
}

/// Becomes ready if the group cannot be opened, which shows only after the node has started.
async fn fail_to_open(node: &Node) -> CliError {
    let mut state = node.state();
    // An error means that the node has ended, which the events tell.
    if let Ok(opened) = state.wait_for(|state| !state.status.opening).await
        && !opened.status.belongs
        && let Some(problem) = opened.status.problems.iter().find(|it| it.stops_writing)
    {
        return CliError::Refused { because: problem.text.clone() };
    }
    std::future::pending().await
}

/// Hands a line to the writer; that it has gone is seen where the node is awaited.
async fn send(output: &mpsc::Sender<String>, line: String) {
    drop(output.send(line).await);
}

/// A line of standard input.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

impl Line {
    fn request(self) -> Result<(Value, Ask), Malformed> {
        match self {
            Self::Whole(bytes) => request::read(&bytes),
            Self::TooLong => Err(Malformed {
                id: Value::Null,
                because: format!("a line has at most {MAX_LINE_BYTES} bytes"),
            }),
        }
    }
}

/// Reads standard input on a thread of its own, which a blocked read cannot keep the process from ending.
fn read_lines() -> Result<mpsc::Receiver<Line>, CliError> {
    let (sender, receiver) = mpsc::channel(WAITING);
    thread::Builder::new()
        .name("stdin".to_owned())
        .spawn(move || {
            let mut input = io::stdin().lock();
            while let Ok(Some(line)) = next_line(&mut input) {
                if sender.blocking_send(line).is_err() {
                    break;
                }
            }
        })
        .map_err(CliError::System)?;
    Ok(receiver)
}

/// The next line that is not empty. What is too long is passed over without being kept.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    loop {
        let mut bytes = Vec::new();
        if input.take(MAX_LINE_BYTES + 1).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        if bytes.len() as u64 > MAX_LINE_BYTES {
            skip_line(input, bytes.ends_with(b"\n"))?;
            return Ok(Some(Line::TooLong));
        }
        if !bytes.trim_ascii().is_empty() {
            return Ok(Some(Line::Whole(bytes)));
        }
    }
}

fn skip_line(input: &mut impl BufRead, mut ended: bool) -> io::Result<()> {
    while !ended {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        ended = end.is_some() || buffer.is_empty();
        input.consume(used);
    }
    Ok(())
}

/// Writes lines to standard output on a thread of its own; the channel closes when nobody reads them. What comes second is
/// ready when all is written.
fn write_lines() -> Result<(mpsc::Sender<String>, oneshot::Receiver<()>), CliError> {
    let (sender, mut receiver) = mpsc::channel::<String>(WAITING);
    let (finish, finished) = oneshot::channel();
    thread::Builder::new()
        .name("stdout".to_owned())
        .spawn(move || {
            let mut output = io::stdout().lock();
            while let Some(line) = receiver.blocking_recv() {
                if output.write_all(line.as_bytes()).and_then(|()| output.flush()).is_err() {
                    break;
                }
            }
            drop(finish);
        })
        .map_err(CliError::System)?;
    Ok((sender, finished))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_one_by_one_and_empty_ones_passed_over() {
        let mut input: &[u8] = b"one\n\n  \ntwo";
        let mut lines = Vec::new();
        while let Some(Line::Whole(line)) = next_line(&mut input).unwrap() {
            lines.push(line.trim_ascii().to_vec());
        }
        assert_eq!(lines, [b"one".to_vec(), b"two".to_vec()]);
    }

    #[test]
    fn a_line_without_end_is_not_kept_and_the_next_one_is_read() {
        let mut bytes = vec![b'x'; 3 * 1024 * 1024];
        bytes.extend_from_slice(b"\nnext\n");
        let mut input = io::BufReader::new(bytes.as_slice());
        assert!(matches!(next_line(&mut input).unwrap(), Some(Line::TooLong)));
        assert!(matches!(next_line(&mut input).unwrap(), Some(Line::Whole(_))));
        assert!(next_line(&mut input).unwrap().is_none());
    }

    #[test]
    fn a_line_of_exactly_the_limit_is_read() {
        let mut bytes = vec![b'x'; usize::try_from(MAX_LINE_BYTES).unwrap() - 1];
        bytes.push(b'\n');
        let mut input = bytes.as_slice();
        assert!(matches!(next_line(&mut input).unwrap(), Some(Line::Whole(_))));
        assert!(next_line(&mut input).unwrap().is_none());
    }
}
