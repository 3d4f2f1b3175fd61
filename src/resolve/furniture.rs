//! The lines of the masthead, the folio and the colophon, made from what the publication
//! says of itself and what its kind must print.

use super::desk::Desk;
use super::{Issue, Masthead, PAGES_MARK, Publication, Rich, Styles, dates};
use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::edition::{self, Colophon, Kind, Ranged};
use crate::say;
use chrono::NaiveDate;

type Written = edition::Publication;
type Field = fn(&Written) -> Option<&Ranged<String>>;

impl Desk<'_> {
    /// Who publishes; a missing name or kind is a fault.
    pub(super) fn publication(
        &mut self,
        written: Option<&Ranged<Written>>,
    ) -> Publication {
        let empty = Written::default();
        let set = written.map_or(&empty, |table| &table.value);
        let span = written.map_or_else(Span::detached, |table| table.span);
        let name = set.name.as_ref().map(|name| self.plain(name));
        if name.as_ref().is_none_or(Rich::is_blank) {
            let at = set.name.as_ref().map_or(span, |name| name.span);
            self.advise(
                Code::MissingKey,
                at,
                say!("缺 publication.name（报名）", "publication.name is missing"),
                say!(
                    "在 [publication] 里写 name = \"…\"",
                    "write name = \"…\" in [publication]"
                ),
            );
        }
        if set.kind.is_none() {
            self.advise(
                Code::MissingKey,
                span,
                say!("缺 publication.kind（刊物性质）", "publication.kind is missing"),
                say!(
                    "有 CN 刊号的报纸写 kind = \"newspaper\"，凭准印证的内部资料写 kind = \"internal\"",
                    "write kind = \"newspaper\" with a CN number, kind = \"internal\" with a permit"
                ),
            );
        }
        let kind = set.kind.as_ref().map_or(Kind::Internal, |kind| kind.value);
        if set.kind.is_some() {
            self.legal(kind, set, span);
        }
        Publication {
            name: name.unwrap_or_default(),
            kind,
            slogan: self.said(set.slogan.as_ref()),
        }
    }

    /// What the law wants on the page, as warnings.
    fn legal(&mut self, kind: Kind, set: &Written, span: Span) {
        let mut warn = |code, span, message| {
            self.sink.push(Diagnostic::warning(code, span, message));
        };
        match kind {
            Kind::Newspaper if set.cn.is_none() => warn(
                Code::MissingKey,
                span,
                say!(
                    "报纸没有 cn（国内统一连续出版物号）",
                    "a newspaper without its cn number"
                ),
            ),
            Kind::Internal if set.permit.is_none() => warn(
                Code::MissingKey,
                span,
                say!(
                    "内部资料没有 permit（准印证号）",
                    "an internal bulletin without its permit"
                ),
            ),
            _ => {}
        }
        if let (Kind::Internal, Some(price)) = (kind, &set.price) {
            // 内部资料性出版物管理办法 art. 15
            warn(
                Code::Conflict,
                price.span,
                say!("内部资料不得定价", "an internal bulletin may not carry a price"),
            );
        }
    }

    /// A text without markup as a string, empty where it is not given.
    pub(super) fn said(&mut self, text: Option<&Ranged<String>>) -> String {
        text.map_or_else(String::new, |text| self.plain(text).to_text())
    }

    /// The issue, its date mandatory.
    pub(super) fn issue(&mut self, written: Option<&Ranged<edition::Issue>>) -> Issue {
        let empty = edition::Issue::default();
        let set = written.map_or(&empty, |table| &table.value);
        let span = written.map_or_else(Span::detached, |table| table.span);
        if set.date.is_none() {
            self.advise(
                Code::MissingKey,
                span,
                say!("缺 edition.date（出版日期）", "edition.date is missing"),
                say!(
                    "在 [edition] 里写 date = 2021-01-15",
                    "write date = 2021-01-15 in [edition]"
                ),
            );
        }
        let date = set.date.as_ref().and_then(|date| self.date(date));
        let names = set.pages.as_ref().map_or(&[][..], |pages| &pages.value);
        let people = [
            ("责编", set.editor.as_ref()),
            ("美编", set.designer.as_ref()),
            ("校对", set.proofreader.as_ref()),
        ];
        let staff: Vec<String> = people
            .into_iter()
            .map(|(post, name)| (post, self.said(name)))
            .filter(|(_, name)| !name.is_empty())
            .map(|(post, name)| format!("{post}：{name}"))
            .collect();
        Issue {
            date: date.unwrap_or(NaiveDate::MIN),
            number: set.issue.as_ref().map(|number| number.value),
            total: set.total_issue.as_ref().map(|number| number.value),
            page_names: names.iter().map(|name| self.said(Some(name))).collect(),
            title: self.said(set.title.as_ref()),
            staff: staff.join("　"),
        }
    }

    /// The masthead of page 1, where the edition asks for one.
    pub(super) fn masthead(
        &mut self,
        edition: &edition::Edition,
        issue: &Issue,
        styles: &Styles,
        all: u16,
    ) -> Option<Masthead> {
        let asked = edition.masthead.as_ref()?;
        let empty = Written::default();
        let set = edition.publication.as_ref().map_or(&empty, |table| &table.value);
        let lines = match &asked.value.lines {
            Some(lines) => lines.value.iter().map(|line| self.furniture(line)).collect(),
            None => self.masthead_lines(set, asked.span),
        };
        let fields =
            fields(issue, edition.edition.as_ref().map_or(asked.span, |t| t.span));
        let rows = match &asked.value.rows {
            Some(rows) if rows.value == 0 || rows.value >= all => {
                let n = rows.value;
                self.error(
                    Code::BadValue,
                    rows.span,
                    say!(
                        "报头 {n} 行，应在 1 行与版心的 {all} 行之间",
                        "a masthead of {n} rows; it takes 1 to less than the page's {all}"
                    ),
                );
                styles.masthead_rows
            }
            Some(rows) => rows.value,
            None => styles.masthead_rows.min(all / 2).max(1),
        };
        Some(Masthead { rows, lines, fields, span: asked.span })
    }

    fn masthead_lines(&mut self, set: &Written, span: Span) -> Vec<Rich> {
        let newspaper: [(&str, Field); 5] = [
            ("主管：", |p| p.supervisor.as_ref()),
            ("主办：", |p| p.sponsor.as_ref()),
            ("出版：", |p| p.publisher.as_ref()),
            ("国内统一连续出版物号：CN ", |p| p.cn.as_ref()),
            ("邮发代号：", |p| p.postal.as_ref()),
        ];
        let internal: [(&str, Field); 5] = [
            ("准印证号：", |p| p.permit.as_ref()),
            ("主管：", |p| p.supervisor.as_ref()),
            ("主办：", |p| p.sponsor.as_ref()),
            ("编印单位：", |p| p.publisher.as_ref()),
            ("发送对象：", |p| p.recipients.as_ref()),
        ];
        let is_internal =
            set.kind.as_ref().is_some_and(|kind| kind.value == Kind::Internal);
        let mut lines = Vec::new();
        if is_internal {
            // the words that 内部资料性出版物管理办法 art. 14 wants on the front
            lines.push(Rich::plain("内部资料　免费交流", span));
        }
        let known = if is_internal { internal } else { newspaper };
        lines.extend(
            known
                .into_iter()
                .filter_map(|(label, field)| self.labelled(label, field(set)?)),
        );
        lines
    }

    /// A label and what was written, or none where that is blank.
    fn labelled(&mut self, label: &str, text: &Ranged<String>) -> Option<Rich> {
        let value = self.plain(text);
        if value.is_blank() {
            return None;
        }
        // the label may have been written into the value already
        let bare = label.trim_end();
        let bare = bare.strip_suffix("CN").unwrap_or(bare).trim_end_matches('：');
        if value.to_text().starts_with(bare) {
            return Some(value);
        }
        let cn = label.ends_with("CN ") && value.to_text().starts_with("CN");
        let label = if cn { label.trim_end_matches("CN ") } else { label };
        let mut line = Rich::plain(label, text.span);
        line.pieces.extend(value.pieces);
        Some(line)
    }

    /// The line at the foot of the last page, where the edition asks for one.
    pub(super) fn colophon(
        &mut self,
        asked: Option<&Ranged<Colophon>>,
        publication: Option<&Ranged<Written>>,
    ) -> Option<Rich> {
        let asked = asked?;
        if let Some(text) = &asked.value.text {
            return Some(self.furniture(text)).filter(|line| !line.is_blank());
        }
        let fields: [(&str, Field); 8] = [
            ("地址：", |p| p.address.as_ref()),
            ("邮编：", |p| p.postcode.as_ref()),
            ("电话：", |p| p.phone.as_ref()),
            ("电子邮箱：", |p| p.email.as_ref()),
            ("网址：", |p| p.website.as_ref()),
            ("定价：", |p| p.price.as_ref()),
            ("印刷：", |p| p.printer.as_ref()),
            ("印数：", |p| p.print_run.as_ref()),
        ];
        let set = &publication?.value;
        let mut line = Rich::default();
        for (label, field) in fields {
            let Some(text) = field(set) else { continue };
            let free = label == "定价：" && text.value.contains("免费");
            let part =
                if free { Some(self.plain(text)) } else { self.labelled(label, text) };
            let Some(part) = part else { continue };
            if !line.pieces.is_empty() {
                line.pieces.extend(Rich::plain("　", asked.span).pieces);
            }
            line.pieces.extend(part.pieces);
        }
        (!line.is_blank()).then_some(line)
    }
}

/// 2021年1月15日, 星期五, 第3期, 总第512期, 今日N版.
fn fields(issue: &Issue, span: Span) -> Vec<Rich> {
    let mut fields = vec![dates::long(issue.date), dates::weekday(issue.date).to_owned()];
    fields.extend(issue.number.map(|number| format!("第{number}期")));
    fields.extend(issue.total.map(|total| format!("总第{total}期")));
    fields.push(format!("今日{PAGES_MARK}版"));
    fields.iter().map(|field| Rich::plain(field, span)).collect()
}
