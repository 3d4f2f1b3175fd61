//! Whether there is room between lines for the marks and readings that stand there (T65).

use super::set::Setter;
use crate::base::{Len, Role};
use crate::diag::{Code, Diagnostic};
use crate::resolve::{Marks, Piece, Section};
use crate::say;
use crate::text::Direction;

/// The room for dots, lines and readings, in permille of an em.
const BETWEEN: i64 = 500;
/// The room where both sides of vertical lines are used, in permille of an em: dots or
/// readings at the right and lines of names at the left (clreq 3.1.8).
const BOTH_SIDES: i64 = 625;
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
    let both = section.writing == Direction::Vertical
        && pieces().any(|piece| is_at_right(&piece.marks))
        && pieces().any(|piece| is_at_left(&piece.marks));
    let room = |piece: &Piece| match room(&piece.marks) {
        BETWEEN if both => BOTH_SIDES,
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
fn room(marks: &Marks) -> i64 {
    let beside = is_at_right(marks) || is_at_left(marks);
    match (beside, marks.boxed) {
        (true, _) => BETWEEN,
        (false, Some(_)) => AROUND,
        (false, None) => 0,
    }
}

/// Whether marks stand at the right of vertical lines.
const fn is_at_right(marks: &Marks) -> bool {
    marks.dot || marks.ruby.is_some()
}

/// Whether marks stand at the left of vertical lines.
const fn is_at_left(marks: &Marks) -> bool {
    marks.name.is_some() || marks.book.is_some()
}
