//! Whether there is room between lines for the marks and readings that stand there (T65).

use super::set::Setter;
use crate::base::{Len, Role};
use crate::diag::{Code, Diagnostic};
use crate::resolve::{Marks, Piece, Section};
use crate::say;
use crate::text::{Direction, bopomofo_syllables};

/// The room for dots, lines and readings, in permille of an em.
const BETWEEN: i64 = 500;
/// The room where both sides of vertical lines are used, in permille of an em: dots or
/// readings at the right and lines of names at the left (clreq 3.1.8).
const BOTH_SIDES: i64 = 625;
/// The room between horizontal lines where readings stand above characters and dots or
/// lines below others: the readings take half an em, a dot ends a fifth below the square.
const ABOVE_AND_BELOW: i64 = 700;
/// The room for a box and the line above or below it, in permille of an em.
const AROUND: i64 = 250;

/// What printing a length in points rounds away.
const TOLERANCE: Len = Len::centipoints(1);

/// Tells a section whose body bears marks that the leading leaves too little room for, at
/// the first of them.
pub(super) fn tight(section: &Section, setter: Setter<'_>) -> Option<Diagnostic> {
    let size = setter.style(Role::Body).size;
    let have = setter.leading() - size;
    let body = section.body.iter().filter(|paragraph| paragraph.role == Role::Body);
    let pieces = || body.clone().flat_map(|paragraph| &paragraph.text.pieces);
    let any = |is: fn(&Marks) -> bool| pieces().any(|piece| is(&piece.marks));
    let beside = match section.writing {
        Direction::Vertical if any(is_at_right) && any(is_at_left) => BOTH_SIDES,
        Direction::Horizontal if any(is_above) && any(is_below) => ABOVE_AND_BELOW,
        Direction::Vertical | Direction::Horizontal => BETWEEN,
    };
    let room = |piece: &Piece| match room(&piece.marks, section.writing) {
        BETWEEN => beside,
        room => room,
    };
    let short = |piece: &&Piece| size.ratio(room(piece), 1000) > have + TOLERANCE;
    let first = pieces().find(short)?;
    let need = pieces().map(room).max().unwrap_or(0);
    let (need, name) = (size.ratio(need, 1000), &section.name);
    let least = size + need;
    let span = first.spans.first().copied()?;
    let found = Diagnostic::warning(
        Code::TightLeading,
        span,
        say!(
            "“{name}”里有标在字旁的记号，行间要空 {need}pt，现在只有 {have}pt",
            "marks beside the characters of “{name}” want {need} pt between lines; there are {have} pt"
        ),
    );
    Some(found.help(say!(
        "[page] 的 leading 至少写 {least}pt",
        "set `leading` in [page] to {least} pt at least"
    )))
}

/// The room that marks want between lines, in permille of an em.
fn room(marks: &Marks, writing: Direction) -> i64 {
    let ruby = match writing {
        Direction::Horizontal => is_above(marks),
        Direction::Vertical => marks.ruby.is_some(),
    };
    let beside = marks.dot || ruby || is_at_left(marks);
    match (beside, marks.boxed) {
        (true, _) => BETWEEN,
        (false, Some(_)) => AROUND,
        (false, None) => 0,
    }
}

/// Whether marks stand above horizontal lines: readings, but for Bopomofo, which stands
/// within them.
fn is_above(marks: &Marks) -> bool {
    let reading = marks.ruby.as_ref().map(|(_, reading)| reading);
    reading.is_some_and(|reading| bopomofo_syllables(reading).is_none())
}

/// Whether marks stand below horizontal lines.
const fn is_below(marks: &Marks) -> bool {
    marks.dot || is_at_left(marks)
}

/// Whether marks stand at the right of vertical lines.
const fn is_at_right(marks: &Marks) -> bool {
    marks.dot || marks.ruby.is_some()
}

/// Whether marks stand at the left of vertical lines.
const fn is_at_left(marks: &Marks) -> bool {
    marks.name.is_some() || marks.book.is_some()
}
