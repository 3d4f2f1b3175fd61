//! A paragraph drawn from bytes, and what must hold however it is set.

use crate::words::{Style, text};
use arbitrary::{Arbitrary, Result, Unstructured};
use kanyin::base::{Lang, Len};
use kanyin::font::FontBook;
use kanyin::text::{
    Adjust, Digits, Direction, Format, Kinsoku, MarkWidths, Measure, Rules, Run,
    VerticalDigits, break_lines, shape,
};
use std::sync::LazyLock;

static BOOK: LazyLock<FontBook> = LazyLock::new(FontBook::bundled);

const FACES: [&str; 6] = ["body", "body-bold", "headline", "hei", "kai", "figures"];
/// The most pieces of text in a run.
const PIECES: usize = 200;
/// Paragraphs know no markup.
const ANY: Style = Style { wild: true, markup: false };

/// Runs of text, the rules and the measure that they are set by.
#[derive(Debug)]
pub struct Paragraph {
    runs: Vec<Run>,
    rules: Rules,
    measure: Measure,
    direction: Direction,
}

impl<'a> Arbitrary<'a> for Paragraph {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let direction = *u.choose(&[
            Direction::Horizontal,
            Direction::Horizontal,
            Direction::Vertical,
        ])?;
        let (rules, measure) = (rules(u)?, measure(u)?);
        let mut runs = Vec::new();
        for _ in 0..u.int_in_range(1..=5)? {
            let format = format(u)?;
            runs.push(Run::detached(&text(u, PIECES, ANY)?, format));
        }
        Ok(Self { runs, rules, measure, direction })
    }
}

fn len(u: &mut Unstructured<'_>, most: i64) -> Result<Len> {
    Ok(Len::centipoints(u.int_in_range(0..=most)?))
}

fn measure(u: &mut Unstructured<'_>) -> Result<Measure> {
    // From nothing at all to a banner over a 对开 page.
    let width = len(u, 100_000)?;
    let indent = *u.choose(&[Len::ZERO, Len::pt(18), Len::pt(9), width])?;
    let adjust =
        *u.choose(&[Adjust::Justify, Adjust::Left, Adjust::Center, Adjust::Right])?;
    let mut measure = Measure::new(width, indent, adjust);
    for _ in 0..u.int_in_range(0..=4)? {
        measure.first_lines.push((len(u, 20_000)?, len(u, 50_000)?));
    }
    Ok(measure)
}

fn words(u: &mut Unstructured<'_>) -> Result<Vec<String>> {
    let mut words = Vec::new();
    for _ in 0..u.int_in_range(0..=2)? {
        words.push(text(u, 3, ANY)?);
    }
    Ok(words)
}

fn rules(u: &mut Unstructured<'_>) -> Result<Rules> {
    let usual = Rules::default();
    if u.arbitrary()? {
        return Ok(usual);
    }
    Ok(Rules {
        kinsoku: *u.choose(&[
            Kinsoku::None,
            Kinsoku::Basic,
            Kinsoku::Gb,
            Kinsoku::Strict,
        ])?,
        units: words(u)?,
        keep: words(u)?,
        marks: *u.choose(&[
            MarkWidths::All,
            MarkWidths::Full,
            MarkWidths::LineEnd,
            MarkWidths::Kaiming,
            MarkWidths::Half,
        ])?,
        close_pairs: u.arbitrary()?,
        hang: u.arbitrary()?,
        cells: u.arbitrary()?,
        squeeze_stops: u.arbitrary()?,
        mixed_most: u.int_in_range(250..=500)?,
        full_interpunct: u.arbitrary()?,
        squeeze: u.int_in_range(0..=30)?,
        hyphenate: u.arbitrary()?,
        digits: *u.choose(&[Digits::Tabular, Digits::Proportional])?,
        tcy: u.int_in_range(0..=4)?,
        vertical_digits: *u.choose(&[
            VerticalDigits::Upright,
            VerticalDigits::Rotated,
            VerticalDigits::Han,
        ])?,
        ..usual
    })
}

fn format(u: &mut Unstructured<'_>) -> Result<Format> {
    let face = BOOK.find(u.choose(&FACES)?).or_else(|| BOOK.find("body"));
    let face = face.ok_or(arbitrary::Error::IncorrectFormat)?;
    let mut format = Format::plain(face, Len::pt(9));
    if u.arbitrary()? {
        return Ok(format);
    }
    format.size = len(u, 7_200)?.max(Len::pt(4));
    format.lang = u.choose(&Lang::ALL)?.0;
    format.tracking = u.int_in_range(-50..=300)?;
    format.rise = len(u, 500)?;
    let group = Some(u.int_in_range(1..=3)?);
    match u.int_in_range(0..=8_u8)? {
        0 => format.keep = group,
        1 => format.dot = true,
        2 => format.name = group,
        3 => format.book = group,
        4 => format.ruby = group.zip(Some(text(u, 4, ANY)?.into())),
        5 => format.tcy = group,
        6 => format.boxed = group,
        7 => format.even = group.zip(Some(len(u, 10_000)?)),
        _ => {}
    }
    Ok(format)
}

impl Paragraph {
    /// Sets the paragraph.
    ///
    /// # Panics
    /// Where lines do not add up to the text, one is wider than its measure without saying
    /// so, or a second setting differs from the first.
    pub fn compose(&self) {
        let (shaped, missing) = shape(&self.runs, &BOOK, &self.rules, self.direction);
        let written = |c: char| {
            self.runs.iter().any(|run| {
                let reading =
                    run.format.ruby.as_ref().is_some_and(|(_, it)| it.contains(c));
                reading || run.text.contains(c)
            })
        };
        assert!(missing.iter().all(|one| written(one.character)), "{missing:?}");
        let lines = break_lines(&shaped, &self.measure);
        let joined: String = lines.iter().map(|line| line.text(&shaped)).collect();
        assert_eq!(joined, shaped.text(), "lines are not the text");
        for line in &lines {
            assert!(line.stretch_per_gap() >= 0);
            let glyphs: usize =
                line.place(&shaped, &BOOK).iter().map(|(_, run)| run.glyphs.len()).sum();
            assert!(glyphs <= shaped.text().len() * 8 + 64, "glyphs out of nothing");
            drop(line.marks(&shaped));
        }
        assert_eq!(lines, break_lines(&shaped, &self.measure), "not the same again");
    }
}
