//! The group's relay, from the side of a device: the key by which it is known, the one name that is looked up, and whether it
//! is reached.
//!
//! An endpoint is bound for one relay or for none, and never changes it: iroh (1.4.1) goes on with a relay that was removed,
//! as the home relay and on the ways of open connections. So a device that changes its relay binds anew, and nothing of the
//! earlier one is left.
//!
//! Invariant: of all names only that of the relay is looked up, by the system and by nobody else. Where the relay has a key of
//! its own, nobody with another is talked to.

use std::fmt;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use iroh::dns::{BoxIter, DnsError, DnsResolver, FallbackMode, Resolver, TxtRecordData};
use iroh::endpoint::RelayStatus;
use iroh::tls::CaTlsConfig;
use iroh::{Endpoint, RelayConfig, RelayMap, RelayMode, RelayUrl, Watcher};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, SignatureScheme};
use tokio::time::{Instant, timeout};

use super::NetEvent;
use super::table::Shared;
use crate::relay::{Pin as Key, Relay};

/// After so long without an answer a relay is said not to be reached.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a relay that has not been found is looked for; iroh alone does so every 20 to 26 seconds.
const CADENCE: Duration = Duration::from_secs(5);
/// How long the system may take for a name.
const NAME_WITHIN: Duration = Duration::from_secs(5);

/// The relay to use, and by what this device gets in where it is on no list yet.
#[derive(Clone, PartialEq, Eq)]
pub struct RelayUse {
    /// Which.
    pub relay: Relay,
    /// A newcomer's pass; it is told to this relay alone.
    pub pass: Option<String>,
}

impl fmt::Debug for RelayUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The pass stays out.
        f.debug_struct("RelayUse").field("relay", &self.relay).finish_non_exhaustive()
    }
}

/// Whether the relay is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelayState {
    /// It has just been begun to look for it.
    Sought,
    /// This device is connected to it.
    Reached,
    /// It is not reached; it is tried again and again.
    Missed(RelayTrouble),
}

/// Why the relay is not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum RelayTrouble {
    /// Nothing answers.
    #[error("it does not answer")]
    Silent,
    /// Its list has not this device.
    #[error("it does not let this device in: the list of its devices has not come to it yet")]
    TurnedAway,
    /// Somebody else answers, or its key is another one now.
    #[error("what answers there cannot prove that it is this relay")]
    AnotherKey,
    /// The name leads nowhere.
    #[error("its name is not known on this network")]
    NoSuchName,
}

/// What the checks of a relay have come to, for [`RelayState`].
#[derive(Debug, Default)]
pub(super) struct Seen {
    is_another: AtomicBool,
    is_nowhere: AtomicBool,
}

/// What an endpoint is bound with.
pub(super) struct Binding {
    pub(super) mode: RelayMode,
    pub(super) names: DnsResolver,
    /// Absent where nothing is talked to that proves itself by a certificate.
    pub(super) tls: Option<CaTlsConfig>,
}

/// How to name a relay to iroh; nothing if it cannot be.
pub(super) fn url_of(relay: &Relay) -> Option<RelayUrl> {
    relay.url().parse().ok()
}

/// What to bind an endpoint with that uses this relay, or none.
pub(super) fn binding(relay: Option<&RelayUse>, seen: &Arc<Seen>) -> Binding {
    let config = relay.and_then(|using| Some((using, config_of(using)?)));
    let Some((using, config)) = config else {
        return Binding { mode: RelayMode::Disabled, names: no_names(), tls: None };
    };
    let host = using.relay.host().to_owned();
    let names = OneName { host, nobody: no_names(), seen: Arc::clone(seen) };
    Binding {
        mode: RelayMode::Custom(RelayMap::from(config)),
        names: DnsResolver::custom(names),
        tls: Some(proofs(using.relay.pin(), Arc::clone(seen))),
    }
}

fn config_of(using: &RelayUse) -> Option<RelayConfig> {
    let mut config = RelayConfig::from(url_of(&using.relay)?);
    match using.relay.udp_port() {
        Some(port) => config.quic.iter_mut().for_each(|quic| quic.port = port),
        None => config.quic = None,
    }
    Some(match &using.pass {
        Some(pass) => config.with_auth_token(pass),
        None => config,
    })
}

/// A resolver that asks nobody: every address is known as an address.
pub(super) fn no_names() -> DnsResolver {
    DnsResolver::builder().with_fallback_mode(FallbackMode::Never).build()
}

/// Looks up the relay's own name, as the system does, and no other.
#[derive(Clone, Debug)]
struct OneName {
    host: String,
    /// Says no without asking anybody.
    nobody: DnsResolver,
    seen: Arc<Seen>,
}

/// What a lookup comes to.
type Lookup<T> = Pin<Box<dyn Future<Output = Result<BoxIter<T>, DnsError>> + Send>>;

impl OneName {
    /// The addresses of a name, if it is the relay's.
    async fn addrs(&self, name: &str) -> Vec<IpAddr> {
        if !name.trim_end_matches('.').eq_ignore_ascii_case(self.host.trim_end_matches('.')) {
            return Vec::new();
        }
        let looked_up = timeout(NAME_WITHIN, tokio::net::lookup_host((name, 0))).await;
        let addrs: Vec<IpAddr> = match looked_up {
            Ok(Ok(addrs)) => addrs.map(|addr| addr.ip()).collect(),
            Ok(Err(_)) | Err(_) => Vec::new(),
        };
        self.seen.is_nowhere.store(addrs.is_empty(), Ordering::Relaxed);
        addrs
    }

    fn lookup<T: Send + 'static>(
        &self,
        name: String,
        pick: impl Fn(IpAddr) -> Option<T> + Send + 'static,
    ) -> Lookup<T> {
        let this = self.clone();
        Box::pin(async move {
            let addrs: Vec<T> = this.addrs(&name).await.into_iter().filter_map(pick).collect();
            if addrs.is_empty() {
                // Its error is the one that iroh expects here; it asks nobody.
                drop(this.nobody.lookup_ipv4(name, NAME_WITHIN).await?);
            }
            Ok(Box::new(addrs.into_iter()) as BoxIter<T>)
        })
    }
}

impl Resolver for OneName {
    fn lookup_ipv4(&self, host: String) -> Lookup<Ipv4Addr> {
        self.lookup(host, |addr| match addr {
            IpAddr::V4(addr) => Some(addr),
            IpAddr::V6(_) => None,
        })
    }

    fn lookup_ipv6(&self, host: String) -> Lookup<Ipv6Addr> {
        self.lookup(host, |addr| match addr {
            IpAddr::V6(addr) => Some(addr),
            IpAddr::V4(_) => None,
        })
    }

    fn lookup_txt(&self, host: String) -> Lookup<TxtRecordData> {
        let nobody = self.nobody.clone();
        Box::pin(async move {
            let found = nobody.lookup_txt(host, NAME_WITHIN).await?;
            Ok(Box::new(found.collect::<Vec<_>>().into_iter()) as BoxIter<TxtRecordData>)
        })
    }

    fn clear_cache(&self) {}

    fn reset(&self) -> Box<dyn Resolver> {
        Box::new(self.clone())
    }
}

/// How a relay proves that it is the one: by this key alone, or by what the usual authorities vouch for.
fn proofs(pin: Option<Key>, seen: Arc<Seen>) -> CaTlsConfig {
    CaTlsConfig::custom_server_cert_verifier(Arc::new(move |provider| {
        let usual = CaTlsConfig::embedded().server_cert_verifier(provider)?;
        Ok(Arc::new(Proof { pin, usual, seen: Arc::clone(&seen) }))
    }))
}

/// Takes a certificate of one key alone, whatever else it says: whoever has the key is the relay. Without a key, takes what the
/// usual authorities vouch for. Notes either way what it did not take.
#[derive(Debug)]
struct Proof {
    pin: Option<Key>,
    /// Asks the authorities, and checks who signed the handshake.
    usual: Arc<dyn ServerCertVerifier>,
    seen: Arc<Seen>,
}

impl ServerCertVerifier for Proof {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let verified = if let Some(pin) = &self.pin {
            by_key(pin, end_entity)
        } else {
            self.usual.verify_server_cert(
                end_entity,
                intermediates,
                server_name,
                ocsp_response,
                now,
            )
        };
        self.seen.is_another.store(verified.is_err(), Ordering::Relaxed);
        verified
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.usual.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.usual.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.usual.supported_verify_schemes()
    }
}

/// Whether a certificate is of this key.
fn by_key(
    pin: &Key,
    certificate: &CertificateDer<'_>,
) -> Result<ServerCertVerified, rustls::Error> {
    let key = ParsedCertificate::try_from(certificate)?.subject_public_key_info();
    if Key::of_key(&key) == *pin {
        Ok(ServerCertVerified::assertion())
    } else {
        Err(CertificateError::ApplicationVerificationFailure.into())
    }
}

/// Tells whether the relay is reached, tries everybody anew once it is, and looks for it while it is not.
pub(super) async fn watch(
    endpoint: Endpoint,
    shared: Arc<Shared>,
    using: RelayUse,
    seen: Arc<Seen>,
) {
    let Some(config) = config_of(&using).map(Arc::new) else { return };
    let mut watcher = endpoint.home_relay_status();
    let mut since = Instant::now();
    loop {
        let found = watcher.get();
        let state = match (state_of(&found, &seen, since.elapsed()), shared.relay_state()) {
            // Asked once more: what was wrong is wrong until something else is known.
            (RelayState::Sought, Some(missed @ RelayState::Missed(_))) => missed,
            (state, _) => state,
        };
        if let Some(before) = shared.relay_is(state) {
            if state == RelayState::Reached {
                shared.try_now(None);
            } else if before == RelayState::Reached {
                since = Instant::now();
            }
            if !shared.tell(NetEvent::RelayChanged(state)).await {
                return;
            }
        }
        let is_over = if state == RelayState::Reached {
            watcher.updated().await.is_err()
        } else {
            match timeout(CADENCE, watcher.updated()).await {
                Ok(changed) => changed.is_err(),
                Err(_nothing_new) => {
                    if found.is_empty() {
                        // Without a home relay none is dialled until it is looked around for one again.
                        endpoint.insert_relay(config.url.clone(), Arc::clone(&config)).await;
                    }
                    false
                }
            }
        };
        if is_over {
            return;
        }
    }
}

fn state_of(found: &[RelayStatus], seen: &Seen, sought_for: Duration) -> RelayState {
    if found.iter().any(RelayStatus::is_connected) {
        RelayState::Reached
    } else if found.iter().any(|relay| relay.auth_denied_reason().is_some()) {
        RelayState::Missed(RelayTrouble::TurnedAway)
    } else if seen.is_another.load(Ordering::Relaxed) {
        RelayState::Missed(RelayTrouble::AnotherKey)
    } else if seen.is_nowhere.load(Ordering::Relaxed) {
        RelayState::Missed(RelayTrouble::NoSuchName)
    } else if sought_for < PATIENCE {
        RelayState::Sought
    } else {
        RelayState::Missed(RelayTrouble::Silent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_name(host: &str) -> (DnsResolver, Arc<Seen>) {
        let seen = Arc::new(Seen::default());
        let names = OneName { host: host.to_owned(), nobody: no_names(), seen: Arc::clone(&seen) };
        (DnsResolver::custom(names), seen)
    }

    #[tokio::test]
    async fn no_name_is_ever_looked_up_without_a_relay() {
        let Binding { mode, names, tls } = binding(None, &Arc::default());
        assert!(mode == RelayMode::Disabled && tls.is_none());
        let error =
            names.lookup_ipv4("example.org", NAME_WITHIN).await.err().expect("nobody is asked");
        assert!(!format!("{error:?}").contains("Timeout"), "nothing was sent: {error:?}");
    }

    #[tokio::test]
    async fn with_a_relay_its_name_alone_is_looked_up_and_by_the_system() {
        let (names, _seen) = one_name("localhost");
        let found = names.lookup_ipv4("localhost", NAME_WITHIN).await.expect("the system knows it");
        assert!(found.into_iter().all(|addr| addr.is_loopback()));
        for other in ["example.org", "localhost.example.org", "ip6-localhost"] {
            assert!(names.lookup_ipv4(other, NAME_WITHIN).await.is_err(), "{other}");
            assert!(names.lookup_ipv6(other, NAME_WITHIN).await.is_err(), "{other}");
        }
        assert!(names.lookup_txt("localhost", NAME_WITHIN).await.is_err());
    }

    #[test]
    fn a_relay_that_is_not_reached_says_why() {
        let seen = Seen::default();
        let state = |seen: &Seen, after| state_of(&[], seen, Duration::from_secs(after));
        assert_eq!(state(&seen, 0), RelayState::Sought);
        assert_eq!(state(&seen, 6), RelayState::Missed(RelayTrouble::Silent));
        seen.is_nowhere.store(true, Ordering::Relaxed);
        assert_eq!(state(&seen, 0), RelayState::Missed(RelayTrouble::NoSuchName));
        seen.is_another.store(true, Ordering::Relaxed);
        assert_eq!(state(&seen, 0), RelayState::Missed(RelayTrouble::AnotherKey));
    }

    #[test]
    fn a_printed_use_of_a_relay_hides_the_pass() {
        let relay = Relay::parse("https://relay.example.org").unwrap();
        let using = RelayUse { relay, pass: Some("secret".to_owned()) };
        assert!(!format!("{using:?}").contains("secret"));
    }
}
