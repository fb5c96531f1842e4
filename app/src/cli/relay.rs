//! `kith relay`: a relay for one or more groups, on a machine that their members' devices can reach.
//!
//! Invariant: it says on standard output its address and nothing else; on standard error how many may use it, and never who,
//! from where, or that anybody does.
//! Source: README, "A relay of your own".

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use clap::Args;
use kith_sync::relay::server::{
    RelayConfig, RelayLimits, RelayNews, RelayProof, RelayServer, RelayServerError,
};
use kith_sync::relay::{Relay, RelayError};

use super::{CliError, out, tell, unit};
use crate::signal::asked_to_end;

/// The port at which a relay listens where none is named.
const PORT: u16 = 3340;
/// The port over UDP at which relays with a certificate of an authority are asked; devices know it.
const UDP_PORT: u16 = 7842;

/// How the relay runs.
#[derive(Args)]
pub(crate) struct RelayArgs {
    /// The file that lists who may use it, as a member's `kith node --relay-list` keeps it; once for each group
    #[arg(long, value_name = "FILE", required = true)]
    pub(crate) allow: Vec<PathBuf>,
    /// Listen here
    #[arg(long, value_name = "ADDR", default_value_t = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), PORT))]
    pub(crate) listen: SocketAddr,
    /// How the members' devices reach this machine: a name or an IPv4 address [default: the address to listen at]
    #[arg(long, value_name = "HOST")]
    pub(crate) host: Option<String>,
    /// A certificate that an authority vouches for, as PEM, in place of a key of its own; read again when it changes
    #[arg(long, value_name = "FILE", requires = "key")]
    pub(crate) cert: Option<PathBuf>,
    /// The key of the certificate, as PEM
    #[arg(long, value_name = "FILE", requires = "cert")]
    pub(crate) key: Option<PathBuf>,
    /// Do not tell devices over UDP from where they are seen, which helps them to find a direct way
    #[arg(long)]
    pub(crate) no_udp: bool,
    /// The most connections at once
    #[arg(long, value_name = "COUNT", default_value_t = RelayLimits::default().connections)]
    pub(crate) connections: usize,
    /// How much one connection may send in a second, in KiB
    #[arg(long, value_name = "KIB", default_value_t = DEFAULT_KIB)]
    pub(crate) rate: NonZeroU32,
    /// Print a systemd user unit that runs it like this, and end
    #[arg(long)]
    pub(crate) print_unit: bool,
}

const DEFAULT_KIB: NonZeroU32 = NonZeroU32::MIN.saturating_add(511);

/// Why no relay runs.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoRelay {
    /// Nobody could reach it by the address that would be printed.
    #[error(
        "say with --host how the members' devices reach this machine: by a name or an IPv4 address"
    )]
    NoHost,
    /// The host is none.
    #[error("{0}")]
    Host(#[source] RelayError),
    /// It does not start.
    #[error("the relay does not run: {0}")]
    Start(#[from] RelayServerError),
}

impl RelayArgs {
    /// How devices would reach it at this port, before its key is known.
    fn host(&self) -> Result<String, NoRelay> {
        let named = self.host.clone().or_else(|| match self.listen.ip() {
            IpAddr::V4(ip) if !ip.is_unspecified() => Some(ip.to_string()),
            IpAddr::V4(_) | IpAddr::V6(_) => None,
        });
        let host = named.ok_or(NoRelay::NoHost)?;
        Relay::parse(&format!("https://{host}")).map_err(NoRelay::Host)?;
        Ok(host)
    }

    fn config(self, data: &Path) -> RelayConfig {
        let listen = self.listen;
        // The same port as TCP's, where the devices know the key; else the one that they ask at.
        let udp_port = if self.cert.is_some() { UDP_PORT } else { 0 };
        RelayConfig {
            listen,
            udp: (!self.no_udp).then_some(SocketAddr::new(listen.ip(), udp_port)),
            proof: match (self.cert, self.key) {
                (Some(certificate), Some(key)) => RelayProof::Files { certificate, key },
                (_, _) => RelayProof::Own(data.join("relay")),
            },
            lists: self.allow,
            limits: RelayLimits {
                connections: self.connections,
                bytes_per_second: self.rate.saturating_mul(KIB),
                ..RelayLimits::default()
            },
        }
    }
}

const KIB: NonZeroU32 = NonZeroU32::MIN.saturating_add(1023);

/// Runs it until it is told to end.
pub(crate) async fn run(args: RelayArgs, data: &Path) -> Result<(), CliError> {
    let host = args.host()?;
    let signal = asked_to_end().map_err(CliError::System)?;
    let server = RelayServer::start(args.config(data), heard).await.map_err(NoRelay::Start)?;
    let port = server.addr().port();
    let relay = match server.pin() {
        Some(pin) => Relay::pinned(&host, port, pin),
        None => Relay::parse(&format!("https://{host}:{port}")),
    };
    out(&format!("{}\n", relay.map_err(NoRelay::Host)?))?;
    signal.await;
    server.stop().await;
    Ok(())
}

fn heard(news: RelayNews) {
    match news {
        RelayNews::Lists { devices, invitations } => {
            tell(&format!("Listed now: devices {devices}, open invitations {invitations}."));
        }
        RelayNews::BadList { file, because } => tell(&format!(
            "The list {} is not used: {because}. What it said before goes on.",
            file.display()
        )),
        RelayNews::NoList { file } => {
            tell(&format!("The list {} is not there: nobody is let in by it.", file.display()));
        }
    }
}

/// The unit that runs it like this.
pub(crate) fn print_unit(args: &RelayArgs, data: &Path) -> Result<(), CliError> {
    args.host()?;
    out(&unit::relay(args, data)?)
}
