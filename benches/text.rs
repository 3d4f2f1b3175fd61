//! What setting text costs on one core: characters a second of shaping, breaking and
//! placing, for columns of paragraphs and for one paragraph of growing length. Counts the
//! time that the thread had a core, where the system tells it, so that other work on the
//! machine changes little. Prints figures, asserts nothing:
//!
//! ```text
//! cargo bench --bench text
//! ```

#![expect(clippy::print_stdout, reason = "figures are printed")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
#![expect(clippy::unwrap_used, reason = "a bench that cannot run should say where")]

use kanyin::base::Len;
use kanyin::font::FontBook;
use kanyin::text::{
    Adjust, Direction, Format, Measure, Rules, Run, ShapedText, break_lines, shape,
};
use std::time::{Duration, Instant};

/// A paragraph of the kind that such papers print.
const PARAGRAPH: &str = "全区上下坚持稳中求进工作总基调，统筹推进各项重点工作，预计实现生产总值\
    773亿元，同比增长6.1%；“放管服”改革持续深化，重点项目（含续建）有序推进，城乡居民人均可支配\
    收入稳步提高，推动5G、AI等新技术与实体经济深度融合。2020年1月15日，老旧小区改造惠及群众2.3万\
    人，空气质量优良天数比例达到73.5%，群众的获得感、幸福感、安全感不断增强。";

const RUNS: usize = 7;

fn main() {
    let fonts = FontBook::bundled();
    println!("{:22}{:>12}{:>12}{:>12}", "million chars/s", "shape", "break", "place");
    let length = PARAGRAPH.chars().count();
    for (name, count, repeat) in [
        ("paragraphs of 180", 1_000_000 / length, 1),
        ("of 1,800", 100_000 / length, 10),
        ("of 18,000", 10_000 / length, 100),
        ("one of 1,000,000", 1, 1_000_000 / length),
    ] {
        let text = PARAGRAPH.repeat(repeat);
        let chars = count * repeat * length;
        let mut best = [f64::INFINITY; 3];
        for _ in 0..RUNS {
            let took = once(&text, count, &fonts);
            for (best, took) in best.iter_mut().zip(took) {
                *best = best.min(took);
            }
        }
        let [a, b, c] = best.map(|seconds| rate(chars, seconds));
        println!("{name:22}{a:>12.2}{b:>12.2}{c:>12.2}");
    }
}

/// Millions of characters a second.
fn rate(chars: usize, seconds: f64) -> f64 {
    f64::from(u32::try_from(chars).unwrap()) / seconds / 1e6
}

/// Seconds that the thread has run (Linux), else since some moment.
fn clock(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let run = told.and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    run.map_or_else(|| since.elapsed(), Duration::from_nanos).as_secs_f64()
}

/// Seconds of shaping, breaking and placing so many paragraphs.
fn once(text: &str, count: usize, fonts: &FontBook) -> [f64; 3] {
    let format = Format::plain(fonts.find("body").unwrap(), Len::pt(9));
    let run = Run::detached(text, format);
    let runs = [run];
    let rules = Rules::default();
    let since = Instant::now();
    let start = clock(since);
    let shaped: Vec<ShapedText> = (0..count)
        .map(|_| shape(&runs, fonts, &rules, Direction::Horizontal).0)
        .collect();
    let shaping = clock(since) - start;
    let measure = Measure::new(Len::pt(9 * 17), Len::pt(18), Adjust::Justify);
    let start = clock(since);
    let lines: Vec<_> = shaped.iter().map(|text| break_lines(text, &measure)).collect();
    let breaking = clock(since) - start;
    let start = clock(since);
    let mut glyphs = 0;
    for (text, lines) in shaped.iter().zip(&lines) {
        for line in lines {
            let runs = line.place(text, fonts);
            glyphs += runs.iter().map(|(_, run)| run.glyphs.len()).sum::<usize>();
        }
    }
    let placing = clock(since) - start;
    assert!(glyphs > 0);
    [shaping, breaking, placing]
}
