//! The grid of a page: basic columns across, baseline rows down.

use crate::base::{Len, Point, Rect};
use crate::resolve::PageSetup;

/// A single column of so many characters keeps its whole width.
const WIDE: i64 = 24;

/// The grid of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// 版心.
    pub(super) area: Rect,
    /// Distance of rows.
    pub(super) leading: Len,
    /// Size of body type: the unit of column widths.
    pub(super) body: Len,
    /// Rows of the type area.
    pub(super) rows: u32,
    /// Least gap between columns.
    pub(super) gap: Len,
}

/// Equal columns of whole characters; what is left over widens the gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    /// How many.
    pub(super) count: u8,
    /// Width of each.
    pub(super) width: Len,
    /// From one column's right edge to the next one's left.
    pub(super) gap: Len,
    /// Left of the first: half of what a single column leaves over.
    pub(super) inset: Len,
}

impl Grid {
    pub(super) fn new(page: &PageSetup) -> Self {
        Self {
            area: page.type_area,
            leading: page.leading,
            body: page.body,
            rows: u32::from(page.rows),
            gap: page.gap,
        }
    }

    /// Parts a width into columns of whole characters.
    pub(super) fn part(&self, width: Len, count: u8) -> Columns {
        let n = i64::from(count.max(1));
        let room = (width - self.gap * (n - 1)) / n;
        let column = self.body * room.whole(self.body).max(1);
        let rest = width - column * n;
        if n == 1 {
            // Over a wide measure what is left over vanishes in the gaps of a line, and
            // both edges stand with the neighbours'.
            let (width, inset) = if room >= self.body * WIDE {
                (width, Len::ZERO)
            } else {
                (column, rest.half())
            };
            Columns { count: 1, width, gap: Len::ZERO, inset }
        } else {
            let gap = rest / (n - 1);
            Columns { count: count.max(1), width: column, gap, inset: Len::ZERO }
        }
    }

    /// How many columns of comfortable measure (about 17 characters, not under 13) a width
    /// takes.
    pub(super) fn natural_columns(&self, width: Len) -> u8 {
        let unit = self.body * 17 + self.gap;
        let most = (width + self.gap).whole(self.body * 13 + self.gap).max(1);
        let count = (width + self.gap + unit.half()).whole(unit).clamp(1, most.min(12));
        u8::try_from(count).unwrap_or(1)
    }

    /// Left edge and width of columns `col`, from 1, to `col + cols - 1` of `count`.
    pub(super) fn across(&self, count: u8, col: u8, cols: u8) -> (Len, Len) {
        let columns = self.part(self.area.width(), count);
        let step = columns.width + columns.gap;
        let x = self.area.x0 + step * (i64::from(col.max(1)) - 1);
        let width = step * i64::from(cols) - columns.gap;
        (x, width)
    }

    /// The top left corner of a row, from 0, at a left edge.
    pub(super) fn corner(&self, x: Len, row: u32) -> Point {
        Point::new(x, self.area.y0 + self.leading * i64::from(row))
    }
}

impl Columns {
    /// The left edge of a column, from 0, right of the whole's left edge.
    pub(super) fn left(&self, column: usize) -> Len {
        let column = i64::try_from(column).unwrap_or(0);
        self.inset + (self.width + self.gap) * column
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Size;

    fn grid() -> Grid {
        let area = Rect::at(Point::default(), Size { w: Len::mm(350), h: Len::mm(490) });
        let (leading, body) = (Len::pt(13), Len::pt(9));
        Grid { area, leading, body, rows: 106, gap: Len::mm(2) }
    }

    #[test]
    fn columns_are_whole_characters_and_gaps_take_the_rest() {
        // The usual columns of a 对开 page: 8 × 13, 6 × 17, 5 × 20, 4 × 26 characters.
        for (count, characters, gap) in [(8, 13, 2), (6, 17, 5), (5, 20, 5), (4, 26, 5)] {
            let grid = Grid { gap: Len::mm(gap), ..grid() };
            let columns = grid.part(Len::mm(350), count);
            assert_eq!(columns.width, Len::pt(9) * characters, "{count}");
            let last = columns.left(usize::from(count) - 1) + columns.width;
            assert!((Len::mm(350) - last).raw() < i64::from(count), "{count}");
        }
    }

    #[test]
    fn areas_of_several_columns_hold_their_gaps() {
        let (x, width) = grid().across(6, 2, 2);
        let columns = grid().part(Len::mm(350), 6);
        assert_eq!(x, columns.width + columns.gap);
        assert_eq!(width, columns.width * 2 + columns.gap);
    }
}
