//! What a build costs: CPU seconds, wall seconds and peak memory of the program as a
//! process of its own, cold every time. Prints figures, asserts nothing:
//!
//! ```text
//! cargo bench --bench build            # five runs of each, the median
//! cargo bench --bench build -- --runs 11
//! ```
//!
//! The inputs are the sample, an edition of 100 pages of 390 × 540 mm in five columns with
//! 3,500 characters each, and 100 editions of one such page in one run.

#![expect(clippy::print_stdout, reason = "figures are printed")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock and files")]
#![expect(clippy::unwrap_used, reason = "a bench that cannot run should say where")]

use nix::sys::resource::{UsageWho, getrusage};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const KANYIN: &str = env!("CARGO_BIN_EXE_kanyin");

/// The argument that makes this program measure one run: the peak memory of children is
/// told as the largest of all, so each run needs a parent of its own.
const ONE: &str = "--one-run";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = args.iter().position(|arg| arg == ONE) {
        return one_run(&args[at + 1..]);
    }
    let runs = args
        .iter()
        .position(|arg| arg == "--runs")
        .and_then(|at| args.get(at + 1)?.parse().ok())
        .unwrap_or(5_usize)
        .max(1);
    let dir = tempfile::tempdir().unwrap();
    let cases = inputs(dir.path());
    println!(
        "{:26}{:>7}{:>9}{:>9}{:>9}{:>11}",
        "build", "jobs", "CPU s", "wall s", "peak MB", "PDF bytes"
    );
    for (name, input) in &cases {
        for jobs in ["1", "2"] {
            let out = dir.path().join("out");
            let figures: Vec<Figures> =
                (0..runs).map(|_| measured(input, &out, jobs)).collect();
            let bytes = size_of(&out);
            std::fs::remove_dir_all(&out).unwrap();
            println!(
                "{name:26}{jobs:>7}{:>9.3}{:>9.3}{:>9.1}{bytes:>11}",
                median(figures.iter().map(|one| one.cpu)),
                median(figures.iter().map(|one| one.wall)),
                median(figures.iter().map(|one| one.peak)),
            );
        }
    }
}

/// One run: seconds and megabytes (of 1,000,000 bytes).
struct Figures {
    cpu: f64,
    wall: f64,
    peak: f64,
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Builds in a child of a child, which tells what its own child took.
fn measured(input: &Path, out: &Path, jobs: &str) -> Figures {
    let told = Command::new(std::env::current_exe().unwrap())
        .args([ONE, "build", "--jobs", jobs, "--profile", "press"])
        .arg(input)
        .arg("-o")
        .arg(out)
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let text = String::from_utf8(told.stdout).unwrap();
    let mut numbers = text.split_whitespace().map(|word| word.parse().unwrap());
    let mut next = || numbers.next().unwrap();
    Figures { cpu: next(), wall: next(), peak: next() }
}

fn one_run(args: &[String]) {
    let start = Instant::now();
    let status = Command::new(KANYIN).args(args).stdout(Stdio::null()).status().unwrap();
    let wall = start.elapsed().as_secs_f64();
    assert!(status.success(), "{status}");
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let seconds = |time: nix::sys::time::TimeVal| {
        // microseconds of one run fit a double
        f64::from(i32::try_from(time.tv_sec()).unwrap())
            + f64::from(i32::try_from(time.tv_usec()).unwrap()) / 1e6
    };
    let cpu = seconds(usage.user_time()) + seconds(usage.system_time());
    let kilobytes = f64::from(i32::try_from(usage.max_rss()).unwrap());
    println!("{cpu} {wall} {}", kilobytes * 1.024 / 1000.0);
}

fn size_of(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().metadata().unwrap().len()).sum()
}

/// Names and paths of what is built.
fn inputs(dir: &Path) -> Vec<(&'static str, PathBuf)> {
    let mut cases = Vec::new();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/editions");
    for (name, file) in
        [("sample, one page", "erqi-2021.toml"), ("bulletin, A4", "bulletin-a4.toml")]
    {
        let path = samples.join(file);
        if path.is_file() {
            cases.push((name, path));
        }
    }
    let one = dir.join("one.toml");
    std::fs::write(&one, edition(1, 0)).unwrap();
    cases.push(("generated, one page", one));
    let hundred = dir.join("hundred.toml");
    std::fs::write(&hundred, edition(100, 0)).unwrap();
    cases.push(("generated, 100 pages", hundred));
    let folder = dir.join("editions");
    std::fs::create_dir(&folder).unwrap();
    for number in 0..100 {
        let path = folder.join(format!("e{number:03}.toml"));
        std::fs::write(path, edition(1, number)).unwrap();
    }
    cases.push(("100 editions of one page", folder));
    cases
}

/// Characters of body on a generated page.
const CHARACTERS: usize = 3500;

/// An edition of so many pages, its text drawn from a seed.
fn edition(pages: usize, seed: u64) -> String {
    let mut text = String::from(
        "[publication]\nname = \"测速\"\nkind = \"internal\"\npermit = \"0\"\n\
         [edition]\ndate = 2021-01-15\nissue = 1\n\
         [page]\npaper = { width = \"390mm\", height = \"540mm\" }\ncolumns = 5\n",
    );
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for page in 1..=pages {
        let _ = write!(
            text,
            "[[section]]\ntitle = \"第{page}版要闻综述\"\n\
             area = {{ page = {page}, col = 1, cols = 5, row = 1 }}\nbody = \"\"\"\n"
        );
        let mut written = 0;
        while written < CHARACTERS {
            let mut paragraph = String::new();
            for _ in 0..5 {
                paragraph.push_str(&sentence(&mut state));
            }
            written += paragraph.chars().count();
            let _ = writeln!(text, "{paragraph}");
        }
        text.push_str("\"\"\"\n");
    }
    text
}

/// Clauses of the kind that such papers print, with figures, Latin and marks.
const CLAUSES: [&str; 12] = [
    "全区上下坚持稳中求进工作总基调",
    "统筹推进各项重点工作",
    "固定资产投资同比增长",
    "新增城镇就业人员",
    "“放管服”改革持续深化",
    "重点项目（含续建）有序推进",
    "高新技术企业研发投入持续加大",
    "城乡居民人均可支配收入稳步提高",
    "推动5G、AI等新技术与实体经济深度融合",
    "老旧小区改造惠及群众",
    "空气质量优良天数比例明显上升",
    "群众的获得感、幸福感、安全感不断增强",
];

fn sentence(state: &mut u64) -> String {
    let mut draw = |count: u64| {
        // xorshift: the same text on every machine
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        *state % count
    };
    let mut clause = || CLAUSES[usize::try_from(draw(12)).unwrap()];
    let (first, second, third) = (clause(), clause(), clause());
    let (whole, part) = (draw(900) + 10, draw(100));
    format!("{first}，{second}，达到{whole}.{part:02}亿元；{third}。")
}
