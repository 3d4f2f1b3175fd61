//! Cards, tables and pictures of a section.

use super::desk::{Desk, nearest};
use super::pictures::Pictures;
use super::{At, Card, Figure, FigureKind, Rich, Table};
use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::edition::{self, Align, Ranged};
use crate::say;
use crate::stats::Stat;

type Written = edition::Figure;

impl Desk<'_> {
    /// The figures of a section; one at fault is left out, its fault noted.
    pub(super) fn figures(
        &mut self,
        list: Option<&Ranged<Vec<Ranged<Written>>>>,
        press: &str,
        pictures: &mut Pictures,
    ) -> Vec<Figure> {
        let list = list.map_or(&[][..], |list| &list.value);
        list.iter().filter_map(|figure| self.figure(figure, press, pictures)).collect()
    }

    fn figure(
        &mut self,
        figure: &Ranged<Written>,
        press: &str,
        pictures: &mut Pictures,
    ) -> Option<Figure> {
        let set = &figure.value;
        let title = self.rich_option(set.title.as_ref());
        let kind = match &set.kind {
            Some(kind) => kind.value,
            // what is given tells what is meant
            None if set.file.is_some() => edition::FigureKind::Picture,
            None if set.rows.is_some() || set.head.is_some() => {
                edition::FigureKind::Table
            }
            None if set.stats.is_some() => edition::FigureKind::Cards,
            None => {
                self.advise(
                    Code::MissingKey,
                    figure.span,
                    say!("图表缺 kind", "a figure lacks its kind"),
                    say!(
                        "kind 为 cards、table 或 picture",
                        "kind is cards, table or picture"
                    ),
                );
                return None;
            }
        };
        let kind = match kind {
            edition::FigureKind::Cards => FigureKind::Cards {
                cards: self.cards(figure)?,
                columns: set.columns.as_ref().map(|columns| columns.value.max(1)),
            },
            edition::FigureKind::Table => FigureKind::Table(self.table(figure)?),
            edition::FigureKind::Picture => {
                self.picture_figure(figure, press, pictures)?
            }
        };
        self.idle(set, &kind);
        let alt = self.alt(figure, &kind, title.as_ref());
        Some(Figure {
            kind,
            title,
            alt,
            at: set.at.as_ref().map_or(At::Top, |at| at.value),
            after: set.after.as_ref().map_or(1, |after| after.value.max(1)),
            span_cols: set.span.as_ref().map_or(1, |span| span.value.max(1)),
            span: figure.span,
        })
    }

    /// Warns of keys that a figure of its kind, or at its place, has no use for.
    fn idle(&mut self, set: &Written, kind: &FigureKind) {
        fn span<T>(key: Option<&Ranged<T>>) -> Option<Span> {
            key.map(|key| key.span)
        }
        let cards = matches!(kind, FigureKind::Cards { .. });
        let table = matches!(kind, FigureKind::Table(_));
        let picture = matches!(kind, FigureKind::Picture { .. });
        let at = set.at.as_ref().map_or(At::Top, |at| at.value);
        let keys = [
            ("stats", span(set.stats.as_ref()), cards || (table && set.rows.is_none())),
            ("columns", span(set.columns.as_ref()), cards),
            ("head", span(set.head.as_ref()), table),
            ("rows", span(set.rows.as_ref()), table),
            ("align", span(set.align.as_ref()), table),
            ("unit", span(set.unit.as_ref()), table),
            ("note", span(set.note.as_ref()), table),
            ("file", span(set.file.as_ref()), picture),
            ("caption", span(set.caption.as_ref()), picture),
            ("credit", span(set.credit.as_ref()), picture),
            ("after", span(set.after.as_ref()), at == At::Inline),
            ("span", span(set.span.as_ref()), at == At::Right),
        ];
        for (key, span, used) in keys {
            let Some(span) = span.filter(|_| !used) else { continue };
            self.sink.push(Diagnostic::warning(
                Code::BadValue,
                span,
                say!("{key} 在这个图表里不起作用", "{key} has no effect in this figure"),
            ));
        }
    }

    /// The statistics that a figure names; unknown ones are faults.
    fn figure_stats(&mut self, figure: &Ranged<Written>) -> Vec<(Stat, Span)> {
        let list = figure.value.stats.as_ref().map_or(&[][..], |stats| &stats.value);
        let mut found = Vec::new();
        for name in list {
            if let Some(stat) = self.stats.find(&name.value) {
                found.push((stat.clone(), name.span));
                continue;
            }
            let asked = &name.value;
            let mut fault = Diagnostic::error(
                Code::UnknownStat,
                name.span,
                say!("没有名为 {asked} 的统计指标", "there is no statistic {asked}"),
            );
            fault.help = nearest(asked, self.stats.names())
                .map(|near| say!("是不是 {near}？", "did you mean {near}?"));
            self.faults.push(fault);
        }
        found
    }

    fn cards(&mut self, figure: &Ranged<Written>) -> Option<Vec<Card>> {
        let stats = self.figure_stats(figure);
        if figure.value.stats.as_ref().is_none_or(|stats| stats.value.is_empty()) {
            self.advise(
                Code::MissingKey,
                figure.span,
                say!("数字卡片没有 stats", "cards without stats"),
                say!("写 stats = [\"id\", …]", "write stats = [\"id\", …]"),
            );
            return None;
        }
        let card = |(stat, span): (Stat, Span)| {
            let (before, after) = stat.hedges();
            Card {
                stat: stat.id,
                hedge: (before.to_owned(), after.to_owned()),
                label: Rich::plain(&stat.label, stat.span),
                number: stat.number,
                unit: stat.unit,
                span,
            }
        };
        Some(stats.into_iter().map(card).collect())
    }

    fn table(&mut self, figure: &Ranged<Written>) -> Option<Table> {
        let set = &figure.value;
        let head = set.head.as_ref().map_or(&[][..], |head| &head.value);
        let head: Vec<Rich> = head.iter().map(|cell| self.head(cell)).collect();
        let mut rows: Vec<Vec<Rich>> = Vec::new();
        let written = set.rows.as_ref().map_or(&[][..], |rows| &rows.value);
        let width = match (head.len(), written.first()) {
            (0, Some(first)) => first.value.len(),
            (n, _) => n,
        };
        for row in written {
            let (len, at) = (row.value.len(), rows.len() + 1);
            rows.push(row.value.iter().map(|cell| self.rich(cell)).collect());
            if len != width {
                self.error(
                    Code::BadValue,
                    row.span,
                    say!(
                        "表格第 {at} 行有 {len} 格，应有 {width} 格",
                        "row {at} of the table has {len} cells; it takes {width}"
                    ),
                );
            }
        }
        if set.rows.is_none() {
            rows = self.stat_rows(figure, head.len());
        }
        if rows.is_empty() {
            self.advise(
                Code::MissingKey,
                figure.span,
                say!("表格没有内容", "a table with nothing in it"),
                say!(
                    "写 rows，或 stats = [\"id\", …]",
                    "write rows, or stats = [\"id\", …]"
                ),
            );
            return None;
        }
        let width = rows.first().map_or(width, Vec::len);
        if !head.is_empty() && head.len() != width {
            let have = head.len();
            self.error(
                Code::BadValue,
                set.head.as_ref().map_or(figure.span, |head| head.span),
                say!(
                    "表头有 {have} 栏，由 stats 排成的表有 {width} 栏（名称、数值、时期）",
                    "the head has {have} cells, a table made of stats {width} columns (label, value, period)"
                ),
            );
        }
        let align = self.aligns(set.align.as_ref(), &rows, width);
        Some(Table {
            head,
            rows,
            align,
            unit: self.rich_option(set.unit.as_ref()),
            note: self.rich_option(set.note.as_ref()),
        })
    }

    /// A head cell: `|` splits it over two lines.
    fn head(&mut self, cell: &Ranged<String>) -> Rich {
        let mut rich = self.rich(cell);
        for piece in &mut rich.pieces {
            piece.text = piece.text.replace('|', "\n");
        }
        rich
    }

    /// Rows made of statistics: label, value with unit, and the period where there is room
    /// for it.
    fn stat_rows(&mut self, figure: &Ranged<Written>, head: usize) -> Vec<Vec<Rich>> {
        let stats = self.figure_stats(figure);
        let periods = match head {
            0 => stats.iter().any(|(stat, _)| !stat.period.is_empty()),
            n => n >= 3,
        };
        let mut rows = Vec::new();
        for (stat, span) in stats {
            let mut value = Rich::plain(&stat.printed(), span);
            self.groups += 1;
            for piece in &mut value.pieces {
                piece.marks.stat = Some(stat.id);
                piece.marks.keep = Some(self.groups);
            }
            let mut row = vec![Rich::plain(&stat.label, stat.span), value];
            if periods {
                row.push(Rich::plain(&stat.period, stat.span));
            }
            rows.push(row);
        }
        rows
    }

    fn aligns(
        &mut self,
        set: Option<&Ranged<Vec<Ranged<Align>>>>,
        rows: &[Vec<Rich>],
        width: usize,
    ) -> Vec<Align> {
        if let Some(set) = set {
            let len = set.value.len();
            if len == width {
                return set.value.iter().map(|align| align.value).collect();
            }
            self.error(
                Code::BadValue,
                set.span,
                say!(
                    "align 有 {len} 项，表格有 {width} 栏",
                    "align has {len} entries, the table {width} columns"
                ),
            );
        }
        let column = |at: usize| rows.iter().filter_map(move |row| row.get(at));
        (0..width)
            .map(|at| {
                let numbers =
                    column(at).all(is_numeric) && !column(at).all(Rich::is_blank);
                if numbers { Align::Decimal } else { Align::Left }
            })
            .collect()
    }

    fn picture_figure(
        &mut self,
        figure: &Ranged<Written>,
        press: &str,
        pictures: &mut Pictures,
    ) -> Option<FigureKind> {
        let set = &figure.value;
        if set.alt.as_ref().is_none_or(|alt| alt.value.trim().is_empty()) {
            self.advise(
                Code::MissingAlt,
                set.alt.as_ref().map_or(figure.span, |alt| alt.span),
                say!("图片缺 alt（替代文字）", "a picture without its alternative text"),
                say!(
                    "用 alt 说出图里有什么，供看不见图的读者和归档使用",
                    "say in `alt` what the picture shows, for readers who cannot see it"
                ),
            );
        }
        let caption = self.rich_option(set.caption.as_ref());
        let credit = self.rich_option(set.credit.as_ref());
        let Some(file) = &set.file else {
            self.error(
                Code::MissingKey,
                figure.span,
                say!("图片缺 file", "a picture without its file"),
            );
            return None;
        };
        let picture = self.picture(file, press, pictures)?;
        Some(FigureKind::Picture { picture, caption, credit })
    }

    /// The alternative text: as given, else the title, else made of what is shown.
    fn alt(
        &mut self,
        figure: &Ranged<Written>,
        kind: &FigureKind,
        title: Option<&Rich>,
    ) -> String {
        let given = self.said(figure.value.alt.as_ref());
        if !given.trim().is_empty() {
            return given;
        }
        if let Some(title) = title {
            return title.to_text().replace('\n', " ");
        }
        match kind {
            FigureKind::Cards { cards, .. } => {
                let shown: Vec<String> = cards
                    .iter()
                    .map(|card| {
                        let (before, after) = &card.hedge;
                        let (number, unit) = (&card.number, &card.unit);
                        format!("{} {before}{number}{after}{unit}", card.label.to_text())
                    })
                    .collect();
                shown.join("；")
            }
            FigureKind::Table(table) if !table.head.is_empty() => {
                let heads: Vec<String> = table
                    .head
                    .iter()
                    .map(|head| head.to_text().replace('\n', ""))
                    .collect();
                format!("表：{}", heads.join("、"))
            }
            FigureKind::Table(table) => format!("表，{} 行", table.rows.len()),
            FigureKind::Picture { .. } => "图片".to_owned(),
        }
    }
}

/// Whether a cell is a number, a statistic, or one of the marks that stand for none.
fn is_numeric(cell: &Rich) -> bool {
    if cell.pieces.iter().any(|piece| piece.marks.stat.is_some()) {
        let rest = cell.pieces.iter().filter(|piece| piece.marks.stat.is_none());
        return rest.into_iter().all(|piece| piece.text.trim().is_empty());
    }
    let text = cell.to_text();
    let text = text.trim();
    if matches!(text, "" | "-" | "—" | "——" | "…" | "...") {
        return true;
    }
    let body = text
        .trim_start_matches(['-', '−', '+', '－', '＋'])
        .trim_end_matches(['%', '％']);
    body.starts_with(|c: char| c.is_ascii_digit())
        && body
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{2009}'))
}
