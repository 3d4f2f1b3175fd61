//! Shapes every text of an edition once and tells the characters that no face has.

use super::block::{Block, BlockKind, Indent, TextBlock};
use super::cards::Cards;
use super::chart::ChartBlock;
use super::figure::{Figure, FigureBody};
use super::format;
use super::forms::Judge;
use super::head::Head;
use super::ink::ascent;
use super::picture::PictureBlock;
use super::table::TableBlock;
use crate::base::{Lang, Len, Role, Span};
use crate::diag::{Code, Diagnostic, Errors};
use crate::resolve::{At, FigureKind, PAGES_MARK, Paragraph, Piece, Resolved, Rich};
use crate::resolve::{Section, Stand, Style};
use crate::say;
use crate::text::{Adjust, Direction, Missing, Rules, ShapedText, shape};
use std::borrow::Cow;

/// Distance of a heading's lines in percent of its size.
const HEADING_PITCH: i64 = 125;

/// All stories of an edition, shaped.
#[derive(Debug)]
pub struct Galley<'a> {
    /// The tools they were set with.
    pub setter: Setter<'a>,
    /// The sections that have a place of their own, in reading order.
    pub stories: Vec<Story<'a>>,
    /// The blocks of all other sections, which run on from page to page.
    pub running: Vec<Block<'a>>,
    /// What is set, but not as it was meant.
    pub warned: Vec<Diagnostic>,
}

/// A section or item, shaped.
#[derive(Debug)]
pub struct Story<'a> {
    /// As resolved.
    pub source: &'a Section,
    /// Its head.
    pub head: Head<'a>,
    /// 提要.
    pub lead: Vec<Block<'a>>,
    /// Body, run-in items and inline figures.
    pub flow: Vec<Block<'a>>,
    /// Figures outside the flow.
    pub figures: Vec<Figure<'a>>,
    /// Items that stand side by side; those that run on are in `flow`.
    pub items: Vec<Story<'a>>,
}

/// What shaping and measuring need of the edition.
#[derive(Debug, Clone, Copy)]
pub struct Setter<'a> {
    /// The edition.
    pub edition: &'a Resolved,
}

/// Shapes an edition, or tells every character that cannot be set.
pub fn set(edition: &Resolved) -> Result<Galley<'_>, Errors> {
    let setter = Setter { edition };
    let judge = Judge::new(&edition.fonts);
    let mut work = Work { setter, found: Vec::new(), warned: Vec::new(), judge };
    let (mut stories, mut running) = (Vec::new(), Vec::new());
    for section in &edition.sections {
        if section.area.is_some() {
            stories.push(work.story(section));
        } else {
            running.extend(work.running(section));
        }
    }
    if let Some(masthead) = &edition.masthead {
        for rich in masthead.lines.iter().chain(&masthead.fields) {
            work.shape(rich, Role::Masthead, edition.lang, "报头");
        }
    }
    let slogan = Rich::plain(&edition.publication.slogan, Span::detached());
    work.shape(&slogan, Role::Deck, edition.lang, "报头");
    let name = &edition.publication.name;
    work.shape(name, Role::Masthead, edition.lang, "报头");
    if let Some(colophon) = &edition.colophon {
        work.shape(colophon, Role::Colophon, edition.lang, "版权");
    }
    let Work { mut found, mut warned, judge, .. } = work;
    let (wrong, lost) = judge.done();
    found.extend(wrong);
    warned.extend(lost);
    for section in &edition.sections {
        let all = std::iter::once(section).chain(&section.items);
        warned.extend(all.filter_map(|one| super::leading::tight(one, setter)));
    }
    Errors::check(Galley { setter, stories, running, warned }, found)
}

impl<'a> Setter<'a> {
    /// The style of a role.
    pub fn style(&self, role: Role) -> &'a Style {
        self.edition.styles.of(role)
    }

    /// Distance of baselines.
    pub fn leading(&self) -> Len {
        self.edition.page.leading
    }

    /// Size of body type.
    pub fn body(&self) -> Len {
        self.edition.page.body
    }

    /// The white between two lines of body text.
    pub fn between(&self) -> Len {
        self.leading() - self.body()
    }

    /// The height of so many rows, from the top of the first em box to the foot of the
    /// last: less than rows × leading by the white below the last line.
    pub fn height(&self, rows: u32) -> Len {
        (self.leading() * i64::from(rows) - self.between()).max(Len::ZERO)
    }

    /// From the top of a row to the top of an em box of another size whose baseline is the
    /// row's: negative for type larger than the body.
    pub fn drop(&self, size: Len) -> Len {
        ascent(self.body()) - ascent(size)
    }

    /// The fewest rows whose height holds a height.
    pub fn cover(&self, height: Len) -> u32 {
        let rows = (height + self.between()).cover(self.leading());
        u32::try_from(rows.max(0)).unwrap_or(u32::MAX)
    }

    /// Shapes a text in the style of a role, at its size.
    pub fn shape(&self, rich: &Rich, role: Role, lang: Lang) -> ShapedText {
        self.shape_at(rich, role, self.style(role).size, lang)
    }

    /// Shapes a text in the style of a role, at a size. What no face has is left out: it
    /// was told when the galley was set.
    pub fn shape_at(&self, rich: &Rich, role: Role, size: Len, lang: Lang) -> ShapedText {
        self.shape_in(rich, role, size, (lang, Direction::Horizontal))
    }

    /// The same for lines of a direction.
    pub fn shape_in(
        &self,
        rich: &Rich,
        role: Role,
        size: Len,
        way: (Lang, Direction),
    ) -> ShapedText {
        self.shape_all(rich, role, size, way).0
    }

    fn shape_all(
        self,
        rich: &Rich,
        role: Role,
        size: Len,
        (lang, direction): (Lang, Direction),
    ) -> (ShapedText, Vec<Missing>) {
        let styles = &self.edition.styles;
        let mut runs = format::runs(rich, self.style(role), styles, size, lang);
        // Numbers below each other stay of one width, whatever the text has.
        let columns = [Role::Figure, Role::FigureLabel, Role::TableHead, Role::TableCell];
        if !columns.contains(&role) {
            for run in &mut runs {
                run.format.digits = self.edition.text.digits;
            }
        }
        shape(&runs, &self.edition.fonts, &self.rules(role), direction)
    }

    /// The rules of composition of a role: only body text stands in cells (T47) and closes
    /// up its characters (T30).
    pub(super) fn rules(self, role: Role) -> Cow<'a, Rules> {
        let rules = &self.edition.text;
        if role == Role::Body || !rules.cells && rules.squeeze == 0 {
            return Cow::Borrowed(rules);
        }
        Cow::Owned(Rules { cells: false, squeeze: 0, ..rules.clone() })
    }
}

/// The galley in the making.
struct Work<'a> {
    setter: Setter<'a>,
    found: Vec<Diagnostic>,
    warned: Vec<Diagnostic>,
    judge: Judge<'a>,
}

impl<'a> Work<'a> {
    /// Shapes a text and keeps its missing characters as findings.
    fn shape(&mut self, rich: &Rich, role: Role, lang: Lang, story: &str) -> ShapedText {
        let rich = &without_mark(rich);
        let size = self.setter.style(role).size;
        self.shape_in(rich, (role, size), (lang, Direction::Horizontal), story)
    }

    /// The same at a size, for lines of a direction; keeps what had to be turned too.
    fn shape_in(
        &mut self,
        rich: &Rich,
        (role, size): (Role, Len),
        way: (Lang, Direction),
        story: &str,
    ) -> ShapedText {
        let (text, missing) = self.setter.shape_all(rich, role, size, way);
        self.take(&text, &missing, story);
        self.warned.extend(text.turned().iter().map(|one| turned_glyph(*one, story)));
        text
    }

    /// Keeps what is wrong with a shaped text as findings.
    fn take(&mut self, text: &ShapedText, missing: &[Missing], story: &str) {
        self.found.extend(missing.iter().map(|one| missing_glyph(one, story)));
        self.judge.text(text, story);
    }

    fn story(&mut self, section: &'a Section) -> Story<'a> {
        let head = Head {
            kicker: section.kicker.as_ref(),
            title: section.title.as_ref(),
            deck: section.deck.as_ref(),
            initial: section.initial.as_ref(),
            title_size: section.title_size,
            align: section.align,
            lang: section.lang,
            writing: section.title_writing,
        };
        let parts = [
            (head.kicker, Role::Kicker),
            (head.title, Role::Headline),
            (head.deck, Role::Deck),
            (head.initial, Role::Initial),
        ];
        for (rich, role) in parts {
            if let Some(rich) = rich {
                let size = self.setter.style(role).size;
                let way = (section.lang, section.title_writing);
                self.shape_in(rich, (role, size), way, &section.name);
            }
        }
        let mut lead: Vec<_> =
            section.lead.iter().map(|lead| self.lead(section, lead)).collect();
        let mut flow = self.flow(section);
        if section.writing == Direction::Vertical {
            // The lead opens the first tier.
            flow.splice(0..0, lead.drain(..));
        }
        let mut items = Vec::new();
        for item in &section.items {
            if section.item_columns == 0 {
                flow.extend(self.run_in(item));
            } else {
                items.push(self.story(item));
            }
        }
        let figures = section
            .figures
            .iter()
            .filter(|figure| figure.at != At::Inline)
            .map(|figure| self.figure(figure, section))
            .collect();
        Story { source: section, head, lead, flow, figures, items }
    }

    /// A section without a place: its head, text, items and figures one below the other.
    fn running(&mut self, section: &'a Section) -> Vec<Block<'a>> {
        let mut blocks = Vec::new();
        let heads = [
            (&section.kicker, Role::Kicker),
            (&section.title, Role::Headline),
            (&section.initial, Role::Initial),
            (&section.deck, Role::Deck),
        ];
        for (rich, role) in heads {
            if let Some(rich) = rich {
                blocks.push(self.heading(section, rich, role));
            }
        }
        blocks.extend(section.lead.iter().map(|lead| self.lead(section, lead)));
        blocks.extend(self.figures(section, true));
        blocks.extend(self.flow(section));
        for item in &section.items {
            blocks.extend(self.run_in(item));
        }
        blocks.extend(self.figures(section, false));
        blocks
    }

    /// The figures above the text of a column, or those below it: there is no room beside.
    fn figures(&mut self, section: &'a Section, top: bool) -> Vec<Block<'a>> {
        let own = section
            .figures
            .iter()
            .filter(|figure| figure.at != At::Inline && (figure.at == At::Top) == top);
        own.map(|figure| self.figure_block(figure, section)).collect()
    }

    /// A heading in a running section, at the size that a column's width gives it.
    fn heading(&mut self, section: &'a Section, rich: &Rich, role: Role) -> Block<'a> {
        let style = self.setter.style(role);
        let share = 1000 / u32::from(self.setter.edition.page.columns.max(1));
        let ladder = &self.setter.edition.styles.ladder;
        let nominal =
            ladder.iter().find(|(least, _)| share >= u32::from(*least)).or(ladder.last());
        let own = section.title_size.or(nominal.map(|(_, size)| *size));
        let size = match (role, own) {
            (Role::Headline, Some(size)) => size,
            _ => style.size.min(own.unwrap_or(style.size)),
        };
        let way = (section.lang, Direction::Horizontal);
        let text = self.shape_in(rich, (role, size), way, &section.name);
        let kind = BlockKind::Text(TextBlock {
            text,
            size,
            pitch: size.ratio(HEADING_PITCH, 100),
            indent: Indent::default(),
            narrow_indent: Indent::default(),
            adjust: super::head::adjust(section.align.unwrap_or(style.align)),
            span: rich.span(),
        });
        Block { story: section.id, role, kind }
    }

    fn lead(&mut self, section: &'a Section, lead: &Rich) -> Block<'a> {
        let size = section.lead_size.unwrap_or(self.setter.style(Role::Lead).size);
        let way = (section.lang, section.writing);
        let text = self.shape_in(lead, (Role::Lead, size), way, &section.name);
        let kind = BlockKind::Text(TextBlock {
            text,
            size,
            pitch: size.ratio(150, 100),
            indent: Indent { first: size * 2, later: Len::ZERO },
            narrow_indent: Indent { first: self.narrow(size), later: Len::ZERO },
            adjust: Adjust::Justify,
            span: lead.span(),
        });
        Block { story: section.id, role: Role::Lead, kind }
    }

    /// An item that runs on in its section's columns: its heading, its text, its figures.
    fn run_in(&mut self, item: &'a Section) -> Vec<Block<'a>> {
        let mut blocks = Vec::new();
        if let Some(title) = &item.title {
            blocks.push(self.text(item, title, Role::Subhead));
        }
        blocks.extend(self.figures(item, true));
        blocks.extend(self.flow(item));
        blocks.extend(self.figures(item, false));
        blocks
    }

    /// Paragraphs with the inline figures after them, and the byline run in at the end, or
    /// in a line of its own where no paragraph takes it.
    fn flow(&mut self, section: &'a Section) -> Vec<Block<'a>> {
        let mut blocks = Vec::new();
        let last = section.body.len();
        let first =
            inline_figures(section).filter(|figure| last == 0 || figure.after == 0);
        blocks.extend(first.map(|figure| self.figure_block(figure, section)));
        for (paragraph, number) in section.body.iter().zip(1..) {
            let signed = (number == last).then_some(()).and(section.byline.as_ref());
            blocks.push(match signed {
                _ if paragraph.role != Role::Body => {
                    self.text(section, &paragraph.text, paragraph.role)
                }
                Some(byline) if takes_byline(paragraph) => {
                    let text = with_byline(&paragraph.text, byline);
                    self.paragraph(section, &text, paragraph)
                }
                _ => self.paragraph(section, &paragraph.text, paragraph),
            });
            let inline = |figure: &&'a crate::resolve::Figure| {
                let after = usize::from(figure.after);
                after == number || (number == last && after > number)
            };
            for figure in inline_figures(section).filter(inline) {
                blocks.push(self.figure_block(figure, section));
            }
        }
        let taken = section.body.last().is_some_and(takes_byline);
        if let Some(byline) = section.byline.as_ref().filter(|_| !taken) {
            blocks.push(self.text(section, byline, Role::Byline));
        }
        blocks
    }

    /// The indent of paragraphs in narrow columns.
    fn narrow(&self, size: Len) -> Len {
        size * i64::from(self.setter.edition.habits.narrow_indent)
    }

    /// A paragraph of the text: its first line indented (T37), all lines of a quotation as
    /// far again; what goes on, is centred or stands at the end has no indent of its own.
    fn paragraph(
        &mut self,
        section: &Section,
        rich: &Rich,
        paragraph: &Paragraph,
    ) -> Block<'a> {
        let mut block = self.text(section, rich, Role::Body);
        let BlockKind::Text(text) = &mut block.kind else { return block };
        text.adjust = match paragraph.stand {
            Stand::Full => Adjust::Justify,
            Stand::Middle => Adjust::Center,
            Stand::End => Adjust::Right,
        };
        let opens = paragraph.stand == Stand::Full && !paragraph.goes_on;
        for indent in [&mut text.indent, &mut text.narrow_indent] {
            let step = indent.first;
            indent.later = if paragraph.quote { step } else { Len::ZERO };
            indent.first = indent.later + if opens { step } else { Len::ZERO };
        }
        block
    }

    fn figure_block(
        &mut self,
        figure: &'a crate::resolve::Figure,
        section: &Section,
    ) -> Block<'a> {
        let kind = BlockKind::Figure(Box::new(self.figure(figure, section)));
        Block { story: section.id, role: Role::FigureTitle, kind }
    }

    fn text(&mut self, section: &Section, rich: &Rich, role: Role) -> Block<'a> {
        let style = self.setter.style(role);
        let way = (section.lang, section.writing);
        let rich = &without_mark(rich);
        let text = self.shape_in(rich, (role, style.size), way, &section.name);
        let body = role == Role::Body;
        let first = |indent| Indent {
            first: if body { indent } else { Len::ZERO },
            later: Len::ZERO,
        };
        let kind = BlockKind::Text(TextBlock {
            text,
            size: style.size,
            pitch: style.size.ratio(HEADING_PITCH, 100),
            indent: first(style.size * 2),
            narrow_indent: first(self.narrow(style.size)),
            adjust: if body { Adjust::Justify } else { super::head::adjust(style.align) },
            span: rich.span(),
        });
        Block { story: section.id, role, kind }
    }

    fn figure(
        &mut self,
        figure: &'a crate::resolve::Figure,
        section: &Section,
    ) -> Figure<'a> {
        let (lang, name) = (section.lang, section.name.as_str());
        let title = figure
            .title
            .as_ref()
            .map(|title| self.shape(title, Role::FigureTitle, lang, name));
        let setter = self.setter;
        let mut shape = |rich: &Rich, role| self.shape(rich, role, lang, name);
        let body = match &figure.kind {
            FigureKind::Cards { cards, columns, strip } => {
                let form = (*columns, *strip);
                FigureBody::Cards(Cards::new(cards, form, lang, &mut shape))
            }
            FigureKind::Table(table) => {
                FigureBody::Table(TableBlock::new(table, lang, setter, &mut shape))
            }
            FigureKind::Picture { picture, caption, credit } => {
                let texts = (caption.as_ref(), credit.as_ref());
                FigureBody::Picture(PictureBlock::new(*picture, texts, &mut shape))
            }
            FigureKind::Chart(chart) => {
                let how = (lang, figure.span);
                FigureBody::Chart(Box::new(ChartBlock::new(chart, how, &mut shape)))
            }
        };
        Figure { source: figure, title, body }
    }
}

/// The figures of a section that stand in its text.
fn inline_figures(section: &Section) -> impl Iterator<Item = &crate::resolve::Figure> {
    section.figures.iter().filter(|figure| figure.at == At::Inline)
}

/// Whether a byline can run in at the end of a paragraph: not in what others wrote, nor in a
/// line that stands by itself.
fn takes_byline(paragraph: &Paragraph) -> bool {
    paragraph.role == Role::Body && !paragraph.quote && paragraph.stand == Stand::Full
}

/// The last paragraph with the byline run in, an em after it, in Kai.
fn with_byline(text: &Rich, byline: &Rich) -> Rich {
    let mut out = text.clone();
    let span = byline.span();
    let space =
        Piece { text: "\u{3000}".to_owned(), spans: vec![span], marks: <_>::default() };
    out.pieces.push(space);
    for piece in &byline.pieces {
        let mut piece = piece.clone();
        piece.marks.kai = true;
        piece.marks.keep = piece.marks.keep.or(Some(u32::MAX));
        out.pieces.push(piece);
    }
    out
}

/// The text with a digit where layout will put the number of pages.
fn without_mark(rich: &Rich) -> Cow<'_, Rich> {
    use std::borrow::Cow;
    if rich.pieces.iter().all(|piece| !piece.text.contains(PAGES_MARK)) {
        return Cow::Borrowed(rich);
    }
    let mut out = rich.clone();
    for piece in &mut out.pieces {
        piece.text = piece.text.replace(PAGES_MARK, "0");
    }
    Cow::Owned(out)
}

fn missing_glyph(missing: &Missing, story: &str) -> Diagnostic {
    let c = missing.character;
    let point = u32::from(c);
    let span: Span = missing.span;
    Diagnostic::error(
        Code::MissingGlyph,
        span,
        say!(
            "“{story}”里的“{c}”（U+{point:04X}）没有字体可用",
            "no font has “{c}” (U+{point:04X}) in “{story}”"
        ),
    )
    .help(say!(
        "换一个字，或用 [[font]] 提供含有此字的字体",
        "use another character, or give a font that has it by [[font]]"
    ))
}

/// A character that lies on its side because its font has no vertical form (T56).
fn turned_glyph((c, span): (char, Span), story: &str) -> Diagnostic {
    let point = u32::from(c);
    Diagnostic::warning(
        Code::NoVerticalForm,
        span,
        say!(
            "“{story}”竖排，而所用字体没有“{c}”（U+{point:04X}）的竖排字形：已转向横置",
            "“{story}” is vertical, but the font has no vertical form of “{c}” (U+{point:04X}): it lies on its side"
        ),
    )
    .help(say!(
        "换用有竖排字形的字体，或换一个字符",
        "use a font that has the form, or another character"
    ))
}
