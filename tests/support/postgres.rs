//! A PostgreSQL server of the tests' own: in a temporary folder, on a free loopback port, run by somebody who may do nothing
//! else; it ends with the process that started it, however that ends.

#![allow(dead_code, reason = "not every test binary needs all of it")]

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// What the server is entered with. Never to be seen in any message.
pub const PASSWORD: &str = "hush-쉿";

static SHARED: LazyLock<Option<Cluster>> = LazyLock::new(Cluster::start);
static COUNT: AtomicU32 = AtomicU32::new(0);

/// The server that tests share; `None`, and said so loudly, where there is no PostgreSQL.
pub fn shared() -> Option<&'static Cluster> {
    SHARED.as_ref()
}

/// A running server.
pub struct Cluster {
    bin: PathBuf,
    folder: PathBuf,
    port: u16,
    /// Reads a pipe of ours; when that ends it stops the server and removes the folder.
    guard: Child,
}

impl Cluster {
    /// A server of one's own; `None`, and said so loudly, where there is no PostgreSQL.
    pub fn start() -> Option<Cluster> {
        let tried = Cluster::try_start();
        if let Err(why) = &tried {
            use std::io::Write;
            let what = format!("SKIPPED: nothing was tried on PostgreSQL: {why} (apt-get install postgresql)");
            let _ = writeln!(std::io::stderr(), "\n*** {what}");
        }
        tried.ok()
    }

    fn try_start() -> Result<Cluster, String> {
        let bin = bin().ok_or("no initdb")?;
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("daejo-postgres-{}-{n}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder).map_err(|error| error.to_string())?;
        std::fs::write(folder.join("password"), PASSWORD).map_err(|error| error.to_string())?;
        if is_root() {
            let owner = format!("{}:{}", unprivileged().0, unprivileged().1);
            done(Command::new("chown").args(["-R", &owner]).arg(&folder))?;
        }
        let guard = "trap '' INT TERM HUP; read -r _; \"$0\" stop -D \"$1/data\" -m immediate; rm -rf \"$1\"";
        let mut command = lowered("sh");
        command.args(["-c", guard]).arg(bin.join("pg_ctl")).arg(&folder);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let guard = command.spawn().map_err(|error| error.to_string())?;
        let mut cluster = Cluster { bin, folder, port: 0, guard };
        let mut initdb = lowered(cluster.bin.join("initdb"));
        initdb.arg("-D").arg(cluster.folder.join("data")).arg("--pwfile").arg(cluster.folder.join("password"));
        done(initdb.args(["-U", "postgres", "--auth", "scram-sha-256", "-E", "UTF8", "--locale", "C", "--no-sync"]))?;
        // between looking for a port and taking it another may be quicker
        for _ in 0..5 {
            let free = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
            cluster.port = free.map_err(|error| error.to_string())?.port();
            if cluster.begin().is_ok() {
                return Ok(cluster);
            }
        }
        Err(format!("it does not start: {}", std::fs::read_to_string(cluster.folder.join("log")).unwrap_or_default()))
    }

    /// Starts the server, anew where it was ended.
    pub fn begin(&self) -> Result<(), String> {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c max_connections=60",
            self.port,
            self.folder.display()
        );
        let mut start = self.pg_ctl("start");
        done(start.args(["-w", "-t", "60", "-o", &options]).arg("-l").arg(self.folder.join("log")))
    }

    /// Ends the server as a crash would.
    pub fn crash(&self) {
        done(self.pg_ctl("stop").args(["-m", "immediate"])).unwrap();
    }

    fn pg_ctl(&self, what: &str) -> Command {
        let mut command = lowered(self.bin.join("pg_ctl"));
        command.arg(what).arg("-D").arg(self.folder.join("data"));
        command
    }

    /// The number of the server's process.
    pub fn process(&self) -> String {
        let file = Command::new("cat").arg(self.folder.join("data/postmaster.pid")).output().unwrap();
        String::from_utf8_lossy(&file.stdout).lines().next().expect("a number").to_owned()
    }

    /// The folder of its socket.
    pub fn socket(&self) -> &Path {
        &self.folder
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// A new, empty database.
    pub fn database(&self) -> Database<'_> {
        let name = format!("d{}", COUNT.fetch_add(1, Ordering::Relaxed));
        self.sql("postgres", &format!("CREATE DATABASE {name}")).unwrap();
        Database { cluster: self, name }
    }

    /// What psql says, as somebody who may do everything.
    pub fn sql(&self, database: &str, sql: &str) -> Result<String, String> {
        let run = self.psql(database).args(["-c", sql]).output().unwrap();
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        if run.status.success() { Ok(said(&run.stdout)) } else { Err(said(&run.stderr)) }
    }

    /// A psql of somebody who may do everything.
    pub fn psql(&self, database: &str) -> Command {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres"]);
        psql.args(["-p", &self.port.to_string(), "-d", database]).env("PGPASSWORD", PASSWORD);
        psql
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// A database of one test's own.
#[derive(Clone)]
pub struct Database<'a> {
    pub cluster: &'a Cluster,
    pub name: String,
}

impl Database<'_> {
    /// The URL of a record in it, with the password.
    pub fn url(&self, record: &str) -> String {
        self.open_url(record).replace("postgres@", &format!("postgres:{PASSWORD}@"))
    }

    /// The URL of a record in it, without the password.
    pub fn open_url(&self, record: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{}#{record}", self.cluster.port, self.name)
    }

    pub fn sql(&self, sql: &str) -> Result<String, String> {
        self.cluster.sql(&self.name, sql)
    }
}

/// Where the programs are: the newest of Debian's folders, or in the path.
fn bin() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = debian.map(|version| version.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut all: Vec<PathBuf> = std::env::split_paths(&path).chain(debian).collect();
    all.retain(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file());
    all.sort_by_key(|folder| folder.parent()?.file_name()?.to_str()?.parse::<u32>().ok());
    all.pop()
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| {
        use std::os::unix::fs::MetadataExt;
        process.uid() == 0
    })
}

/// Whom the server is run by where we are root: the package's own user, or nobody.
fn unprivileged() -> (u32, u32) {
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let ids = |line: &str| {
        let mut fields = line.split(':').skip(2).map(str::parse);
        Some((fields.next()?.ok()?, fields.next()?.ok()?))
    };
    users.lines().find(|line| line.starts_with("postgres:")).and_then(ids).unwrap_or((65534, 65534))
}

/// A command run by somebody who is not root.
fn lowered(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = if is_root() {
        let (user, group) = unprivileged();
        let mut command = Command::new("setpriv");
        command.args(["--reuid", &user.to_string(), "--regid", &group.to_string(), "--clear-groups"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/").env("LC_ALL", "C").stdin(Stdio::null());
    command
}

fn done(command: &mut Command) -> Result<(), String> {
    // a server that is started would hold a pipe open
    let kept = std::env::temp_dir().join(format!(
        "daejo-said-{}-{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    ));
    let file = std::fs::File::create(&kept).map_err(|error| error.to_string())?;
    let ran = command.stdout(Stdio::null()).stderr(Stdio::from(file)).status();
    let said = std::fs::read_to_string(&kept).unwrap_or_default();
    let _ = std::fs::remove_file(&kept);
    match ran {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(said),
        Err(error) => Err(format!("{:?}: {error}", command.get_program())),
    }
}

/// What a run said, and that it never says the password.
pub fn said(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains(PASSWORD) && !said.contains("hush"), "the password was said: {said}");
    said
}
