//! A real relay on loopback, and strangers at its sockets.

use std::net::Ipv4Addr;

use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::*;

/// Longer than anything here takes on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

async fn start(proof: RelayProof, limits: RelayLimits) -> Result<RelayServer, RelayServerError> {
    let loopback = (Ipv4Addr::LOCALHOST, 0).into();
    let config =
        RelayConfig { listen: loopback, udp: Some(loopback), proof, lists: Vec::new(), limits };
    RelayServer::start(config, |_news| {}).await
}

/// What a stranger is told, until the relay closes the socket.
async fn answer(relay: &RelayServer, said: &str) -> String {
    let mut socket = TcpStream::connect(relay.addr()).await.unwrap();
    socket.write_all(said.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // However the socket is closed, it is closed.
    drop(timeout(DEADLINE, socket.read_to_end(&mut answer)).await.expect("it is closed"));
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_socket_over_which_nobody_comes_in_is_closed_whatever_it_asks() {
    let limits = RelayLimits { within: Duration::from_millis(300), ..RelayLimits::default() };
    let relay = start(RelayProof::None, limits).await.unwrap();
    assert_eq!(answer(&relay, "").await, "");
    assert!(answer(&relay, "GET /ping HTTP/1.1\r\n\r\n").await.starts_with("HTTP/1.1 200"));
    assert!(answer(&relay, "GET / HTTP/1.1\r\n\r\n").await.starts_with("HTTP/1.1 404"));
    let upgrade = "GET /relay HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\
        Sec-WebSocket-Protocol: iroh-relay-v2\r\n\r\n";
    let answered = answer(&relay, upgrade).await;
    assert!(answered.starts_with("HTTP/1.1 101"), "{answered}");
    assert_eq!(relay.connections(), 0);
    relay.stop().await;
}

#[tokio::test]
async fn a_relay_without_encryption_is_for_this_machine_alone() {
    let config = RelayConfig {
        listen: (Ipv4Addr::UNSPECIFIED, 0).into(),
        udp: None,
        proof: RelayProof::None,
        lists: Vec::new(),
        limits: RelayLimits::default(),
    };
    let refused = RelayServer::start(config, |_news| {}).await;
    assert!(matches!(refused, Err(RelayServerError::Open)));
}

#[tokio::test]
async fn an_address_in_use_is_said() {
    let dir = TempDir::new().unwrap();
    let own = RelayProof::Own(dir.path().to_owned());
    let relay = start(own.clone(), RelayLimits::default()).await.unwrap();
    let config = RelayConfig {
        listen: relay.addr(),
        udp: None,
        proof: own,
        lists: Vec::new(),
        limits: RelayLimits::default(),
    };
    let refused = RelayServer::start(config, |_news| {}).await;
    assert!(matches!(refused, Err(RelayServerError::Listen { .. })));
    assert_eq!(relay.udp().map(|udp| udp.port()), Some(relay.addr().port()));
    relay.stop().await;
}
