//! The systemd user units that `--print-unit` prints: what to run, with what, and what it may not do.
//!
//! Invariant: a path stands in a unit as it is, whatever characters are in it, or no unit is printed.
//! Source: systemd.exec(5), systemd.service(5), systemd.syntax(7).

use std::path::{Path, PathBuf, absolute};

use super::args::NodeArgs;
use super::relay::RelayArgs;

/// Where the passphrase lies if no file is named; `%h` is the home folder.
const PASSPHRASE: &str = "%h/.config/kith/passphrase";

/// What both may not do: the files of others, devices, the kernel, other programs; a crash leaves nothing on disk.
const WALLS: &str = "\
Restart=on-failure
RestartSec=10
TimeoutStopSec=30
StandardInput=null
StandardOutput=null
UMask=0077
LimitCORE=0
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
CapabilityBoundingSet=
LockPersonality=yes
MemoryDenyWriteExecute=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
";

/// Why no unit can be printed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoUnit {
    /// Where this program is cannot be told, or where a path leads.
    #[error("the system refused: {0}")]
    System(#[source] std::io::Error),
    /// A path that no unit can hold.
    #[error("a path with a line break, or one that is not text, cannot stand in a unit")]
    Path,
}

/// The unit of a device that is always on.
pub(crate) fn node(
    args: &NodeArgs,
    data: &Path,
    passphrase: Option<&Path>,
) -> Result<String, NoUnit> {
    let passphrase = match passphrase {
        Some(file) => escaped(&whole(file)?)?,
        None => PASSPHRASE.to_owned(),
    };
    let mut command = command("node", data)?;
    command.extend([
        "--service".to_owned(),
        "--passphrase-file".to_owned(),
        "%d/passphrase".to_owned(),
    ]);
    for addr in &args.reach.listen {
        command.extend(["--listen".to_owned(), addr.to_string()]);
    }
    for addr in &args.reach.peer {
        command.extend(["--peer".to_owned(), addr.to_string()]);
    }
    command.extend(args.reach.no_mdns.then(|| "--no-mdns".to_owned()));
    command.extend(args.reach.no_relay.then(|| "--no-relay".to_owned()));
    let mut writes = vec![whole(data)?];
    if let Some(list) = &args.relay_list {
        let list = whole(list)?;
        command.extend(["--relay-list".to_owned(), quoted(&list)?]);
        writes.extend(list.parent().map(Path::to_owned));
    }
    Ok(format!(
        "[Unit]\nDescription=Kith, in sync\n\n[Service]\nExecStart={}\nLoadCredential=passphrase:{passphrase}\n\
         ReadWritePaths={}\nMemoryMax=768M\n{WALLS}\n[Install]\nWantedBy=default.target\n",
        command.join(" "),
        paths(&writes)?,
    ))
}

/// The unit of a relay.
pub(crate) fn relay(args: &RelayArgs, data: &Path) -> Result<String, NoUnit> {
    let mut command = command("relay", data)?;
    for list in &args.allow {
        command.extend(["--allow".to_owned(), quoted(&whole(list)?)?]);
    }
    command.extend(["--listen".to_owned(), args.listen.to_string()]);
    if let Some(host) = &args.host {
        command.extend(["--host".to_owned(), quoted(Path::new(host))?]);
    }
    if let (Some(cert), Some(key)) = (&args.cert, &args.key) {
        command.extend(["--cert".to_owned(), quoted(&whole(cert)?)?]);
        command.extend(["--key".to_owned(), quoted(&whole(key)?)?]);
    }
    command.extend(args.no_udp.then(|| "--no-udp".to_owned()));
    command.extend(["--connections".to_owned(), args.connections.to_string()]);
    command.extend(["--rate".to_owned(), args.rate.to_string()]);
    Ok(format!(
        "[Unit]\nDescription=Kith's relay\n\n[Service]\nExecStart={}\nReadWritePaths={}\nMemoryMax=256M\nLimitNOFILE=4096\n{WALLS}\n\
         [Install]\nWantedBy=default.target\n",
        command.join(" "),
        paths(&[whole(data)?])?,
    ))
}

fn command(verb: &str, data: &Path) -> Result<Vec<String>, NoUnit> {
    let program = std::env::current_exe().map_err(NoUnit::System)?;
    Ok(vec![quoted(&program)?, verb.to_owned(), "--data".to_owned(), quoted(&whole(data)?)?])
}

fn whole(path: &Path) -> Result<PathBuf, NoUnit> {
    absolute(path).map_err(NoUnit::System)
}

/// Paths that are there or not; `-` lets the unit start without them.
fn paths(paths: &[PathBuf]) -> Result<String, NoUnit> {
    let each = paths.iter().map(|path| {
        let escaped = escaped(path)?;
        Ok(format!("\"-{}\"", escaped.replace('\\', "\\\\").replace('"', "\\\"")))
    });
    Ok(each.collect::<Result<Vec<_>, NoUnit>>()?.join(" "))
}

/// One word of a command.
fn quoted(path: &Path) -> Result<String, NoUnit> {
    let word = escaped(path)?.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "$$");
    Ok(format!("\"{word}\""))
}

/// As it stands in any value: `%` begins nothing.
fn escaped(path: &Path) -> Result<String, NoUnit> {
    let text = path.to_str().filter(|text| !text.chars().any(char::is_control));
    Ok(text.ok_or(NoUnit::Path)?.replace('%', "%%"))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use clap::Parser as _;

    use super::super::args::{Kith, Verb};
    use super::*;

    fn node_unit(data: &str) -> String {
        let line =
            ["kith", "node", "--print-unit", "--no-mdns", "--relay-list", "/srv/re lay/list"];
        let Some(Verb::Node(args)) = Kith::parse_from(line).verb else { panic!("it is a node") };
        node(&args, Path::new(data), Some(Path::new("/home/ana/pass phrase"))).unwrap()
    }

    fn relay_unit() -> String {
        let line = ["kith", "relay", "--allow", "/srv/list", "--host", "relay.example.org"];
        let Some(Verb::Relay(args)) = Kith::parse_from(line).verb else { panic!("it is a relay") };
        relay(&args, Path::new("/home/ana/kith")).unwrap()
    }

    #[test]
    fn a_unit_runs_what_was_asked_for_and_lets_it_do_nothing_else() {
        let unit = node_unit("/home/ana/100% \"kith\" $HOME");
        for line in [
            "LoadCredential=passphrase:/home/ana/pass phrase",
            "ReadWritePaths=\"-/home/ana/100%% \\\"kith\\\" $HOME\" \"-/srv/re lay\"",
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "LimitCORE=0",
            "MemoryMax=768M",
            "StandardOutput=null",
            "WantedBy=default.target",
        ] {
            assert!(unit.lines().any(|it| it == line), "{line}\n{unit}");
        }
        let command = unit.lines().find(|line| line.starts_with("ExecStart=")).unwrap();
        let expected = " node --data \"/home/ana/100%% \\\"kith\\\" $$HOME\" --service --passphrase-file %d/passphrase --no-mdns \
                        --relay-list \"/srv/re lay/list\"";
        assert!(command.ends_with(expected), "{command}");
        let relay = relay_unit();
        assert!(relay.contains(" relay --data \"/home/ana/kith\" --allow \"/srv/list\" --listen 0.0.0.0:3340 --host \"relay.example.org\""));
    }

    #[test]
    fn a_path_that_would_add_a_line_is_refused() {
        let args = ["kith", "node", "--print-unit"];
        let Some(Verb::Node(args)) = Kith::parse_from(args).verb else { panic!("it is a node") };
        assert!(matches!(node(&args, Path::new("/a\nExecStartPre=b"), None), Err(NoUnit::Path)));
    }

    #[test]
    fn systemd_takes_the_units_where_it_is_there_to_ask() {
        let dir = tempfile::TempDir::new().unwrap();
        for (name, unit) in
            [("kith.service", node_unit("/home/ana/kith")), ("kith-relay.service", relay_unit())]
        {
            let file = dir.path().join(name);
            std::fs::write(&file, unit).unwrap();
            // Where nobody is logged in, systemd does not know where a user's running files are.
            let verified = Command::new("systemd-analyze")
                .env("XDG_RUNTIME_DIR", dir.path())
                .args(["verify", "--user"])
                .arg(&file)
                .output();
            match verified {
                Ok(output) => {
                    let said = String::from_utf8_lossy(&output.stderr);
                    assert!(output.status.success() && !said.contains(name), "{said}");
                }
                Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{error}"),
            }
        }
    }
}
