//! The words of a chart: values as their statistics print them, the unit line, the note
//! with what the chart must say of itself, the source.

use super::super::Written;
use super::gather::Gathered;
use super::units::is_sign;
use crate::base::{Span, StatId};
use crate::chart::{self, Kind};
use crate::edition::Ranged;
use crate::resolve::desk::Desk;
use crate::resolve::{Chart, Rich};
use crate::stats::{Stat, Status};
use num_traits::Zero;

impl Desk<'_> {
    /// A chart with its words.
    pub(super) fn lettered(
        &mut self,
        figure: &Ranged<Written>,
        gathered: Gathered,
        drawn: chart::Chart,
    ) -> Chart {
        let set = &figure.value;
        let last = gathered.series.len().saturating_sub(1);
        let second = |series: usize| drawn.second && series == last && last > 0;
        let units = [false, true].map(|own| {
            let on = gathered.places().filter(|((s, _), _)| second(*s) == own);
            self.one_unit(on.map(|(_, id)| id))
        });
        let given = self.rich_option(set.unit.as_ref());
        // one unit moves to the unit line, a sign stays at its number
        let moved = units[0].as_ref().is_some_and(|unit| !is_sign(unit));
        let mut values = Vec::new();
        for (number, one) in gathered.series.iter().enumerate() {
            let bare = moved && !second(number);
            let row = one.points.iter().map(|point| {
                let (id, span) = (*point)?;
                self.value_words(id, span, bare)
            });
            let row: Vec<Option<Rich>> = row.collect();
            values.push(row);
        }
        let sign = |unit: &Option<String>| {
            unit.as_ref().filter(|unit| is_sign(unit)).cloned().unwrap_or_default()
        };
        let line = units[0].as_ref().filter(|unit| moved && !unit.is_empty());
        let line = line.map(|unit| super::made(&format!("单位：{unit}"), figure.span));
        let head = units[1].as_ref().filter(|unit| drawn.second && !is_sign(unit));
        let head = head.map(|unit| super::made(unit, figure.span));
        let note = self.note(figure, &gathered, &drawn);
        Chart {
            points: gathered
                .series
                .iter()
                .map(|one| one.points.iter().map(|at| at.map(|(id, _)| id)).collect())
                .collect(),
            categories: gathered.categories,
            axis: gathered.axis,
            series: gathered.series.into_iter().map(|one| one.label).collect(),
            values,
            tick_units: [sign(&units[0]), sign(&units[1])],
            unit: given.or(line),
            axis_units: [None, head],
            centre: None,
            key: None,
            note,
            source: self.source_line(set),
            rows: set.height.as_ref().map(|height| height.value),
            drawn,
        }
    }

    /// The unit of some statistics, where it is one.
    fn one_unit(&self, mut ids: impl Iterator<Item = StatId>) -> Option<String> {
        let unit = |id| self.stats.get(id).map(|stat: &Stat| stat.unit.clone());
        let first = unit(ids.next()?)?;
        ids.all(|id| unit(id).as_ref() == Some(&first)).then_some(first)
    }

    /// A value as its statistic prints it everywhere (rule S13), its unit in the unit line
    /// where that is so.
    fn value_words(&mut self, id: StatId, span: Span, bare: bool) -> Option<Rich> {
        let stat = self.stats.dressed(self.stats.get(id)?);
        let (before, after) = stat.hedges();
        let text =
            if bare { format!("{before}{}{after}", stat.number) } else { stat.printed() };
        let mut rich = Rich::plain(&text, span);
        self.groups += 1;
        for piece in &mut rich.pieces {
            piece.marks.stat = Some(id);
            piece.marks.keep = Some(self.groups);
        }
        Some(rich)
    }

    /// The note as written, with what must be said of the axis and of values that are not
    /// final.
    fn note(
        &mut self,
        figure: &Ranged<Written>,
        gathered: &Gathered,
        drawn: &chart::Chart,
    ) -> Option<Rich> {
        let given = self.rich_option(figure.value.note.as_ref());
        let mut said = String::new();
        if drawn.from.as_ref().is_some_and(|from| !from.is_zero()) {
            said.push_str(match drawn.kind {
                Kind::Bars => "横轴不从零起。",
                _ => "纵轴不从零起。",
            });
        }
        if drawn.panels.is_some_and(|panels| panels.own_scale) {
            said.push_str("各图数值轴的刻度不同。");
        }
        for (status, name) in
            [(Status::Estimate, "预计数"), (Status::Preliminary, "初步核算数")]
        {
            said.push_str(&self.not_final(gathered, status, name).unwrap_or_default());
        }
        noted(given, said, figure.span)
    }

    /// Which values are of a status that must be told, in a sentence.
    fn not_final(
        &self,
        gathered: &Gathered,
        status: Status,
        name: &str,
    ) -> Option<String> {
        let own = |id: StatId| {
            self.stats.get(id).is_some_and(|stat| stat.status == Some(status))
        };
        let told: Vec<(usize, usize)> = gathered
            .places()
            .filter(|(_, id)| own(*id))
            .map(|(place, _)| place)
            .collect();
        if told.is_empty() {
            return None;
        }
        if told.len() == gathered.places().count() {
            return Some(format!("数据为{name}。"));
        }
        let label =
            |at: &[Rich], i: usize| at.get(i).map_or_else(String::new, Rich::to_text);
        let mut names: Vec<String> = Vec::new();
        for (series, category) in told {
            let mut text = label(&gathered.categories, category);
            let years = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
            if years {
                text.push('年');
            }
            let whole = |id: StatId| own(id);
            let mut column = gathered.places().filter(|((_, c), _)| *c == category);
            // where only some of a category are not final, the series is named too
            if text.is_empty() || !column.all(|(_, id)| whole(id)) {
                let own = gathered.series.get(series).map(|one| one.label.to_text());
                text.push_str(&own.unwrap_or_default());
            }
            if !names.contains(&text) {
                names.push(text);
            }
        }
        Some(format!("{}为{name}。", names.join("、")))
    }

    /// The line that names who counted.
    fn source_line(&mut self, set: &Written) -> Option<Rich> {
        let given = self.rich_option(set.source.as_ref())?;
        let text = given.to_text();
        if text.starts_with("资料来源") || text.starts_with("来源") {
            return Some(given);
        }
        let mut line = super::made("资料来源：", given.span());
        line.pieces.extend(given.pieces);
        Some(line)
    }
}

/// A note with sentences of the program added to it.
pub(super) fn noted(given: Option<Rich>, mut said: String, span: Span) -> Option<Rich> {
    if said.is_empty() {
        return given;
    }
    let Some(mut note) = given else {
        return Some(super::made(&format!("注：{said}"), span));
    };
    if !note.to_text().ends_with(['。', '；', '！', '？']) {
        said.insert(0, '。');
    }
    note.pieces.extend(super::made(&said, span).pieces);
    Some(note)
}

impl Chart {
    /// Every text that the chart prints.
    pub fn words(&self) -> impl Iterator<Item = &Rich> {
        let values = self.values.iter().flatten().flatten();
        let single = [&self.unit, &self.centre, &self.note, &self.source];
        self.series
            .iter()
            .chain(&self.categories)
            .chain(&self.axis)
            .chain(values)
            .chain(single.into_iter().flatten())
            .chain(self.axis_units.iter().flatten())
            .chain(self.key.iter().flatten())
    }

    /// Every text that the chart prints, to be changed.
    pub fn words_mut(&mut self) -> impl Iterator<Item = &mut Rich> {
        let values = self.values.iter_mut().flatten().flatten();
        let single = [&mut self.unit, &mut self.centre, &mut self.note, &mut self.source];
        self.series
            .iter_mut()
            .chain(&mut self.categories)
            .chain(&mut self.axis)
            .chain(values)
            .chain(single.into_iter().flatten())
            .chain(self.axis_units.iter_mut().flatten())
            .chain(self.key.iter_mut().flatten())
    }
}
