//! How a relay proves itself: a key of its own in a folder, or files that an authority signed.
//!
//! Invariant: a key is written for its owner alone, and never over another.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use iroh_relay::server::reloading_resolver;
use iroh_relay::tls::default_provider;
use rcgen::{CertificateParams, KeyPair, PublicKeyData as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::version::TLS13;
use zeroize::Zeroizing;

use super::RelayProof;
use crate::relay::Pin;

/// The file in the relay's folder that holds its key.
const KEY_FILE: &str = "relay.key";
/// How often the files of a certificate are read again.
const RELOAD: Duration = Duration::from_mins(1);
/// The name in a certificate of one's own; nobody looks at it.
const NAME: &str = "relay";

/// What proves a relay.
pub(super) struct Certificate {
    pub(super) server: Arc<rustls::ServerConfig>,
    /// Of a key of its own.
    pub(super) pin: Option<Pin>,
}

/// Why a relay cannot prove itself.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// The folder or the key in it.
    #[error("the relay's key in {folder} cannot be read or written: {source}")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// What is in the file is no key.
    #[error(
        "{file} holds no key of a relay; move it away for a new one, which takes a new address"
    )]
    NoKey {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        source: rcgen::Error,
    },
    /// A certificate of one's own could not be made.
    #[error("no certificate could be made of the relay's key")]
    Unmade(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The files of a certificate.
    #[error("the certificate and its key cannot be read: {0}")]
    Files(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Certificate {
    /// Reads what proves a relay, or makes it; nothing where it does not prove itself.
    pub(super) async fn load(proof: &RelayProof) -> Result<Option<Self>, CertificateError> {
        match proof {
            RelayProof::None => Ok(None),
            RelayProof::Own(folder) => own(folder).map(Some),
            RelayProof::Files { certificate, key } => files(certificate, key).await.map(Some),
        }
    }
}

fn own(folder: &Path) -> Result<Certificate, CertificateError> {
    let key = own_key(folder)?;
    let unmade = |source| CertificateError::Unmade(Box::new(source));
    let params = CertificateParams::new(vec![NAME.to_owned()]).map_err(unmade)?;
    let certificate = params.self_signed(&key).map_err(unmade)?;
    let pin = Pin::of_key(&key.subject_public_key_info());
    let chain = vec![CertificateDer::from(certificate.der().to_vec())];
    let key = PrivateKeyDer::try_from(key.serialize_der())
        .map_err(|because| CertificateError::Unmade(because.into()))?;
    let server = builder()?.with_single_cert(chain, key);
    let server = server.map_err(|source| CertificateError::Unmade(Box::new(source)))?;
    Ok(Certificate { server: Arc::new(server), pin: Some(pin) })
}

async fn files(certificate: &Path, key: &Path) -> Result<Certificate, CertificateError> {
    let provider = default_provider();
    let resolver =
        reloading_resolver(&provider, certificate.to_owned(), key.to_owned(), RELOAD).await;
    let resolver = resolver.map_err(|source| CertificateError::Files(source.into()))?;
    let server = builder()?.with_cert_resolver(resolver);
    Ok(Certificate { server: Arc::new(server), pin: None })
}

type Builder = rustls::ConfigBuilder<rustls::ServerConfig, rustls::server::WantsServerCert>;

fn builder() -> Result<Builder, CertificateError> {
    let builder = rustls::ServerConfig::builder_with_provider(default_provider());
    let builder = builder.with_protocol_versions(&[&TLS13]);
    let builder = builder.map_err(|source| CertificateError::Unmade(Box::new(source)))?;
    Ok(builder.with_no_client_auth())
}

/// The key in a folder; made where there is none.
fn own_key(folder: &Path) -> Result<KeyPair, CertificateError> {
    let failed = |source| CertificateError::Folder { folder: folder.to_owned(), source };
    let file = folder.join(KEY_FILE);
    match fs::read_to_string(&file).map(Zeroizing::new) {
        Ok(pem) => {
            KeyPair::from_pem(&pem).map_err(|source| CertificateError::NoKey { file, source })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let made = KeyPair::generate();
            let made = made.map_err(|source| CertificateError::Unmade(Box::new(source)))?;
            write_new(folder, &file, &Zeroizing::new(made.serialize_pem())).map_err(failed)?;
            Ok(made)
        }
        Err(error) => Err(failed(error)),
    }
}

/// Writes a file that is not there yet, for its owner alone, whole or not at all.
fn write_new(folder: &Path, file: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let half = file.with_extension("new");
    match fs::remove_file(&half) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&half)?;
    written.write_all(text.as_bytes())?;
    written.sync_all()?;
    // Unlike a rename, never over a key that another process has just made.
    fs::hard_link(&half, file)?;
    fs::remove_file(&half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_relay_keeps_its_key_and_with_it_its_address() {
        let dir = tempfile::TempDir::new().unwrap();
        let folder = dir.path().join("relay");
        let proof = RelayProof::Own(folder.clone());
        let first = Certificate::load(&proof).await.unwrap().unwrap().pin;
        let again = Certificate::load(&proof).await.unwrap().unwrap().pin;
        assert!(first.is_some() && first == again);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(folder.join(KEY_FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let other = Certificate::load(&RelayProof::Own(dir.path().join("other"))).await.unwrap();
        assert_ne!(other.unwrap().pin, first);
    }

    #[tokio::test]
    async fn a_key_that_is_none_is_refused_and_stays() {
        let dir = tempfile::TempDir::new().unwrap();
        let file = dir.path().join(KEY_FILE);
        fs::write(&file, "no key").unwrap();
        let refused = Certificate::load(&RelayProof::Own(dir.path().to_owned())).await;
        assert!(matches!(refused, Err(CertificateError::NoKey { .. })));
        assert_eq!(fs::read_to_string(&file).unwrap(), "no key");
        let missing = RelayProof::Files { certificate: dir.path().join("a"), key: file };
        assert!(matches!(Certificate::load(&missing).await, Err(CertificateError::Files(_))));
    }
}
