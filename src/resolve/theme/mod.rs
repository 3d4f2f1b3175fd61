//! Themes: styles by role and the house's colours, from files that ship or the user's own.

mod color;
mod file;

use super::desk::{Desk, nearest};
use super::{PageSetup, Spot, Style, Styles, paths};
use crate::base::{Color, FileId, Len, Role, Span, TypefaceId};
use crate::diag::{Code, Diagnostic, Message, Sources};
use crate::edition::{Align, Ranged, Red, Theme};
use crate::font::FontBook;
use crate::say;
use color::House;
use file::{StyleFile, Text, ThemeFile};
use std::collections::BTreeMap;

/// The themes that ship.
const SHIPPED: [(&str, &str); 2] = [
    ("party", include_str!("../../../config/themes/party.toml")),
    ("bulletin", include_str!("../../../config/themes/bulletin.toml")),
];

/// The roles under the names that theme files use.
pub(super) const ROLES: [(&str, Role); 20] = [
    ("masthead", Role::Masthead),
    ("folio", Role::Folio),
    ("colophon", Role::Colophon),
    ("kicker", Role::Kicker),
    ("headline", Role::Headline),
    ("deck", Role::Deck),
    ("lead", Role::Lead),
    ("subhead", Role::Subhead),
    ("initial", Role::Initial),
    ("body", Role::Body),
    ("byline", Role::Byline),
    ("figure", Role::Figure),
    ("figure-label", Role::FigureLabel),
    ("figure-title", Role::FigureTitle),
    ("table-head", Role::TableHead),
    ("table-cell", Role::TableCell),
    ("note", Role::Note),
    ("caption", Role::Caption),
    ("picture", Role::Picture),
    ("ornament", Role::Ornament),
];

/// Roles whose type shrinks with the sheet.
const DISPLAY: [Role; 5] =
    [Role::Masthead, Role::Headline, Role::Kicker, Role::Initial, Role::Figure];

/// What the values of a theme are read against.
struct Reading<'a> {
    /// The user's own file, where there is one: the only one that can be at fault.
    file: Option<FileId>,
    fonts: &'a FontBook,
    page: &'a PageSetup,
    house: House,
    /// The type area that sizes were chosen for.
    width: Len,
    faults: Vec<Diagnostic>,
}

impl Desk<'_> {
    /// The styles and spot inks of the edition's theme, with faults noted.
    pub(super) fn styles(
        &mut self,
        theme: Option<&Ranged<Theme>>,
        page: &PageSetup,
        fonts: &FontBook,
    ) -> (Styles, Vec<Spot>) {
        let theme = theme.map(|theme| &theme.value);
        let name = theme.and_then(|theme| theme.name.as_ref());
        let (file, written) = self.theme_file(name, page);
        let mut reading = Reading {
            file,
            fonts,
            page,
            house: House { way: Red::Spot, inks: [crate::base::Tint::NONE; 4] },
            width: Len::ZERO,
            faults: Vec::new(),
        };
        reading.house =
            reading.house(theme.and_then(|theme| theme.red.as_ref()), &written);
        reading.width = reading.length(written.width.as_ref(), page.type_area.width());
        let styles = reading.styles(&written);
        let house = reading.house;
        self.faults.append(&mut reading.faults);
        let red = Spot { name: "Red".to_owned(), alternate: house.inks };
        (styles, if house.way == Red::Spot { vec![red] } else { Vec::new() })
    }

    /// The theme as written, complete; and its file where it is the user's own.
    fn theme_file(
        &mut self,
        name: Option<&Ranged<String>>,
        page: &PageSetup,
    ) -> (Option<FileId>, ThemeFile) {
        let usual = if page.trim.w > Len::mm(215) { "party" } else { "bulletin" };
        let Some(name) = name else { return (None, shipped(usual).unwrap_or_default()) };
        if let Some(theme) = shipped(&name.value) {
            return (None, theme);
        }
        if std::path::Path::new(&name.value).extension().is_none_or(|end| end != "toml") {
            let (asked, all) = (&name.value, SHIPPED.map(|(name, _)| name).join(", "));
            let near = nearest(asked, SHIPPED.map(|(name, _)| name)).unwrap_or(usual);
            self.advise(
                Code::BadValue,
                name.span,
                say!("没有主题 {asked}", "there is no theme {asked}"),
                say!(
                    "可用 {all}，或本期文件夹里的一个 .toml 文件；是不是 {near}？",
                    "there are {all}, or a .toml file in the edition's folder; {near}?"
                ),
            );
            return (None, shipped(usual).unwrap_or_default());
        }
        match self.own_theme(name) {
            Some((file, own)) => {
                let base = own.base.as_ref().map_or(usual, |base| base.get_ref());
                let Some(complete) = shipped(base) else {
                    let span = own.base.as_ref().map_or(name.span, |base| at(file, base));
                    self.error(
                        Code::BadValue,
                        span,
                        say!("没有主题 {base}", "there is no theme {base}"),
                    );
                    return (Some(file), shipped(usual).unwrap_or_default());
                };
                (Some(file), own.over(complete))
            }
            None => (None, shipped(usual).unwrap_or_default()),
        }
    }

    fn own_theme(&mut self, name: &Ranged<String>) -> Option<(FileId, ThemeFile)> {
        let path = self.locate(name)?;
        let text = paths::read_text(&path, name.span, self.world);
        let text = self.take(text)?;
        let file = self.files.add(&path, text)?;
        let read = toml::from_str(self.files.text(file));
        match read {
            Ok(theme) => Some((file, theme)),
            Err(bad) => {
                let bad: toml::de::Error = bad;
                let why = bad.message();
                let code = if why.contains("unknown field") {
                    Code::UnknownKey
                } else if why.contains("invalid type") {
                    Code::WrongType
                } else {
                    Code::TomlSyntax
                };
                self.error(
                    code,
                    Span::new(file, bad.span().unwrap_or(0..0)),
                    say!("主题文件有错：{why}", "the theme file is at fault: {why}"),
                );
                None
            }
        }
    }
}

/// The theme that ships under a name.
fn shipped(name: &str) -> Option<ThemeFile> {
    let (_, text) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    toml::from_str(text).ok()
}

fn at<T>(file: FileId, value: &toml::Spanned<T>) -> Span {
    Span::new(file, value.span())
}

impl Reading<'_> {
    fn fault(&mut self, text: &Text, message: Message) {
        let span = self.file.map_or_else(Span::detached, |file| at(file, text));
        self.faults.push(Diagnostic::error(Code::BadValue, span, message));
    }

    fn house(&mut self, asked: Option<&Ranged<Red>>, theme: &ThemeFile) -> House {
        let way = |text: &Text| {
            Red::ALL.iter().find(|(_, name)| name == text.get_ref()).map(|(way, _)| *way)
        };
        let own = theme.red.as_ref().and_then(way);
        if let Some(text) = theme.red.as_ref().filter(|_| own.is_none()) {
            self.fault(
                text,
                say!("red 应为 spot、process 或 black", "red is spot, process or black"),
            );
        }
        let inks = theme.red_ink.as_ref().and_then(|text| color::inks(text.get_ref()));
        if let Some(text) = theme.red_ink.as_ref().filter(|_| inks.is_none()) {
            self.fault(
                text,
                say!("写成 \"C0 M100 Y100 K0\"", "write it as \"C0 M100 Y100 K0\""),
            );
        }
        House {
            way: asked.map(|red| red.value).or(own).unwrap_or(Red::Spot),
            inks: inks.unwrap_or([0, 100, 100, 0].map(crate::base::Tint::percent)),
        }
    }

    fn styles(&mut self, theme: &ThemeFile) -> Styles {
        let names = ROLES.map(|(name, _)| name);
        for role in theme.style.keys() {
            if !names.contains(&role.get_ref().as_str()) {
                let (asked, all) = (role.get_ref(), names.join(", "));
                self.fault(
                    role,
                    say!(
                        "没有样式 {asked}，可用 {all}",
                        "there is no style {asked}; there are {all}"
                    ),
                );
            }
        }
        let by_role: BTreeMap<Role, Style> = ROLES
            .into_iter()
            .map(|(name, role)| {
                let style = theme.style.iter().find(|(key, _)| key.get_ref() == name);
                (role, self.style(role, style.map(|(_, style)| style)))
            })
            .collect();
        let steps = theme.ladder.as_deref().unwrap_or(&[]);
        let mut ladder: Vec<(u16, Len)> = steps
            .iter()
            .map(|step| (step.width, self.size(Some(&step.size), Role::Headline)))
            .collect();
        ladder.sort_by_key(|step| std::cmp::Reverse(step.0));
        Styles {
            by_role,
            ladder,
            kai: self.typeface(theme.kai.as_ref(), "kai"),
            fangsong: self.typeface(None, "fangsong"),
            hei: self.typeface(None, "hei"),
            ground: self.color(theme.ground.as_ref(), Color::Paper),
            accent: self.color(theme.accent.as_ref(), Color::BLACK),
            hairline: self.length(theme.hairline.as_ref(), Len::centipoints(30)),
            heavy: self.length(theme.heavy.as_ref(), Len::centipoints(150)),
            module_gap: theme.module_gap.unwrap_or(1),
            masthead_rows: theme.masthead_rows.unwrap_or(10),
        }
    }

    fn style(&mut self, role: Role, style: Option<&StyleFile>) -> Style {
        let empty = StyleFile::default();
        let style = style.unwrap_or(&empty);
        let typeface = self.typeface(style.typeface.as_ref(), "body");
        let strong = match &style.strong {
            Some(_) => self.typeface(style.strong.as_ref(), "body-bold"),
            // Kai has no bold of its own: Hei takes its part, as on newspaper pages
            None if self.fonts.find("kai") == Some(typeface) => {
                self.typeface(None, "hei")
            }
            None => typeface,
        };
        let size = self.size(style.size.as_ref(), role);
        let least = match &style.least {
            Some(least) => self.size(Some(least), role).min(size),
            None => size,
        };
        let color = self.color(style.color.as_ref(), Color::BLACK);
        let align = style.align.as_ref().map(|text| (text, file::align(text.get_ref())));
        if let Some((text, None)) = align {
            self.fault(
                text,
                say!(
                    "align 应为 left、center 或 right",
                    "align is left, center or right"
                ),
            );
        }
        Style {
            typeface,
            strong,
            size,
            least,
            color,
            strong_color: self.color(style.strong_color.as_ref(), color),
            align: align.and_then(|(_, align)| align).unwrap_or(Align::Left),
            tracking: style.tracking.unwrap_or(0).clamp(-200, 2000),
        }
    }

    fn typeface(&mut self, text: Option<&Text>, usual: &str) -> TypefaceId {
        let name = text.map_or(usual, |text| text.get_ref());
        if let Some(found) = self.fonts.find(name) {
            return found;
        }
        if let Some(text) = text {
            let all: Vec<&str> =
                self.fonts.typefaces().map(|(_, face)| face.name.as_str()).collect();
            let all = all.join(", ");
            self.fault(
                text,
                say!(
                    "没有字族 {name}，可用 {all}",
                    "there is no typeface {name}; there are {all}"
                ),
            );
        }
        self.fonts
            .find(usual)
            .or_else(|| self.fonts.find("body"))
            .unwrap_or(TypefaceId(0))
    }

    fn color(&mut self, text: Option<&Text>, usual: Color) -> Color {
        let Some(text) = text else { return usual };
        self.house.color(text.get_ref()).unwrap_or_else(|| {
            let asked = text.get_ref();
            self.fault(
                text,
                say!(
                    "{asked} 不是颜色：写 black、red、paper，可带百分数，或 C0 M100 Y100 K0",
                    "{asked} is no colour: write black, red, paper, with a percentage if you like, or C0 M100 Y100 K0"
                ),
            );
            usual
        })
    }

    fn length(&mut self, text: Option<&Text>, usual: Len) -> Len {
        let Some(text) = text else { return usual };
        match Len::parse(text.get_ref()) {
            Ok(length) if length > Len::ZERO => length,
            _ => {
                let asked = text.get_ref();
                self.fault(
                    text,
                    say!(
                        "{asked} 不是长度：写 12pt、3mm 或 小五",
                        "{asked} is no length: write 12pt, 3mm or 小五"
                    ),
                );
                usual
            }
        }
    }

    /// A type size; display type shrinks with the sheet, never to body size.
    fn size(&mut self, text: Option<&Text>, role: Role) -> Len {
        let body = self.page.body;
        let Some(text) = text.filter(|text| text.get_ref() != "body") else {
            return body;
        };
        let size = self.length(Some(text), body).clamp(Len::pt(4), Len::pt(400));
        let area = self.page.type_area.width();
        if !DISPLAY.contains(&role) || area >= self.width {
            return size;
        }
        let shrunk = size.ratio(area.raw(), self.width.raw().max(1));
        let half = Len::centipoints(50);
        (half * shrunk.whole(half)).max(body.ratio(3, 2).min(size))
    }
}
