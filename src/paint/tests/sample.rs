//! Two pages made by hand: text set by coverage and advances alone.

use crate::base::*;
use crate::font::{FontBook, Glyph, GlyphRun, Orientation, Part};
use crate::pages::{Item, ItemKind, Page, Pages, Story, Tag};
use crate::paint::{Image, Job, Plate, Press, Profile, paint};
use chrono::NaiveDate;

/// Pages and what they name.
pub(super) struct Sample {
    pub(super) fonts: FontBook,
    pub(super) pages: Pages,
    grey: Vec<u8>,
    jpeg: Vec<u8>,
    inks: Vec<u8>,
}

/// Sets runs of text on a page.
struct Setter<'a> {
    fonts: &'a FontBook,
    items: Vec<Item>,
    story: Option<StoryId>,
}

pub(super) const PARAGRAPH: &str =
    "本报讯 截至2020年末，全市常住人口1,012.4万人，“十三五”期间年均增长1.2%；";

impl Setter<'_> {
    fn tag(&self, role: Role, block: u32) -> Tag {
        Tag { story: self.story, role, block, line: 0, cell: 0, covers: None, alt: None }
    }

    fn push(&mut self, kind: ItemKind, tag: Tag) {
        self.items.push(Item { kind, tag, span: Span::new(FileId(0), 5..9) });
    }

    /// Sets a line; `gap` is put after each glyph as justification would.
    fn line(
        &mut self,
        at: Point,
        text: &str,
        (typeface, size, color): (&str, Len, Color),
        gap: Len,
        tag: &Tag,
    ) {
        let typeface = self.fonts.find(typeface).unwrap();
        let mut x = Len::ZERO;
        let mut runs: Vec<(Len, GlyphRun)> = Vec::new();
        for c in text.chars() {
            let part = match c {
                '0'..='9' | '.' | ',' | '%' => Part::Digit,
                c if c.is_ascii() => Part::Latin,
                _ => Part::Han,
            };
            let used = self.fonts.choose(typeface, c, part, Lang::ZhHans).unwrap();
            let face = self.fonts.face(used.face);
            let own = size.ratio(used.scale.into(), 1000);
            let id = face.glyph(c).unwrap();
            let advance = own.ratio(face.advance(id).into(), face.units_per_em.into());
            if runs.last().is_none_or(|(_, run)| run.face != used.face || run.size != own)
            {
                let run = GlyphRun {
                    face: used.face,
                    typeface,
                    size: own,
                    color,
                    lang: Lang::ZhHans,
                    orientation: Orientation::Horizontal,
                    glyphs: Vec::new(),
                    text: String::new(),
                };
                runs.push((x, run));
            }
            let Some((start, run)) = runs.last_mut() else { continue };
            let from = run.text.len() as u32;
            run.text.push(c);
            let text = from..run.text.len() as u32;
            let span = Span::new(FileId(0), 0..1);
            run.glyphs.push(Glyph {
                id,
                x: x - *start,
                y: Len::ZERO,
                advance,
                text,
                span,
            });
            x += advance + gap;
        }
        for (start, run) in runs {
            self.push(ItemKind::Text(at.by(start, Len::ZERO), run), tag.clone());
        }
    }
}

const BLACK: Color = Color::BLACK;
const RED: Color = Color::Spot(SpotId(0), Tint::SOLID);

fn place(x: i64, y: i64) -> Point {
    Point::new(Len::pt(x), Len::pt(y))
}

fn area(x: i64, y: i64, w: i64, h: i64) -> Rect {
    Rect::at(place(x, y), Size { w: Len::pt(w), h: Len::pt(h) })
}

fn first_page(set: &mut Setter<'_>) {
    let body = ("body", Len::pt(9), BLACK);
    let gap = Len::from_raw(12_345);
    set.story = None;
    let mast = set.tag(Role::Masthead, 0);
    set.line(place(40, 70), "刊印日报", ("headline", Len::pt(48), RED), Len::ZERO, &mast);
    let rule = set.tag(Role::Ornament, 0);
    set.push(ItemKind::Fill(area(-9, 85, 600, 3), RED), rule);
    set.story = Some(StoryId(0));
    let kicker = set.tag(Role::Kicker, 0);
    set.line(
        place(40, 110),
        "第一届农业博览会开幕",
        ("hei", Len::pt(14), BLACK),
        Len::ZERO,
        &kicker,
    );
    let head = set.tag(Role::Headline, 1);
    set.line(
        place(40, 145),
        "粮食产量再创新高",
        ("headline", Len::pt(30), BLACK),
        Len::ZERO,
        &head,
    );
    for (block, lines) in [(2, 4), (3, 3)] {
        for line in 0..lines {
            let tag = Tag { line: line as u32, ..set.tag(Role::Body, block) };
            let y = 170 + 14 * (line + if block == 3 { 4 } else { 0 });
            set.line(place(40, y), PARAGRAPH, body, gap, &tag);
        }
    }
    let kai = set.tag(Role::Byline, 4);
    set.line(
        place(40, 280),
        "（记者·张三“报道”）",
        ("kai", Len::pt(9), BLACK),
        Len::ZERO,
        &kai,
    );
    set_indicators(set);
}

fn set_indicators(set: &mut Setter<'_>) {
    let rule = set.tag(Role::Ornament, 0);
    let sub = set.tag(Role::Subhead, 5);
    set.line(
        place(40, 300),
        "主要指标",
        ("hei", Len::pt(11), Color::Process([0, 1000, 1000, 0].map(Tint::permille))),
        Len::ZERO,
        &sub,
    );
    set.push(
        ItemKind::Fill(area(40, 310, 200, 60), Color::Black(Tint::percent(8))),
        rule.clone(),
    );
    for (row, cells) in
        [["指标", "数值"], ["总产值", "773"], ["增速", "6.1%"]].iter().enumerate()
    {
        for (cell, text) in cells.iter().enumerate() {
            let role = if row == 0 { Role::TableHead } else { Role::TableCell };
            let alt = (row + cell == 0).then(|| "两项指标".to_owned());
            let tag =
                Tag { line: row as u32, cell: cell as u32, alt, ..set.tag(role, 6) };
            let at = place(46 + 100 * cell as i64, 325 + 18 * row as i64);
            set.line(at, text, ("hei-regular", Len::pt(8), BLACK), Len::ZERO, &tag);
        }
    }
    set.push(
        ItemKind::Outline(area(40, 310, 200, 60), Len::centipoints(50), BLACK),
        rule.clone(),
    );
    set.push(
        ItemKind::Line(place(40, 330), place(240, 330), Len::centipoints(25), BLACK),
        rule.clone(),
    );
    set.push(ItemKind::Line(place(40, 380), place(240, 400), Len::pt(1), RED), rule);
    let card = set.tag(Role::Figure, 7);
    set.line(place(260, 350), "773亿元", ("figures", Len::pt(26), RED), Len::ZERO, &card);
}

fn second_page(set: &mut Setter<'_>) {
    set.story = None;
    let folio = set.tag(Role::Folio, 0);
    set.line(
        place(40, 30),
        "第2版 2021年1月15日 www.kanyin.example",
        ("hei-regular", Len::pt(8), BLACK),
        Len::ZERO,
        &folio,
    );
    set.story = Some(StoryId(1));
    let ground = set.tag(Role::Ornament, 0);
    set.push(ItemKind::Fill(area(40, 40, 300, 34), BLACK), ground);
    let head = set.tag(Role::Headline, 0);
    set.line(
        place(46, 65),
        "反白标题",
        ("display", Len::pt(24), Color::Paper),
        Len::ZERO,
        &head,
    );
    let body = set.tag(Role::Body, 1);
    // One glyph for two characters: U+2F2F KANGXI RADICAL WORK looks like U+5DE5.
    set.line(place(40, 90), "工业office", ("body", Len::pt(9), BLACK), Len::ZERO, &body);
    if let Some(Item { kind: ItemKind::Text(_, run), .. }) = set.items.last_mut() {
        // "ffi" as one cluster of two glyphs, as a shaper may give it.
        let end = run.glyphs[4].text.start;
        run.glyphs[1].text.end = end;
        run.glyphs[2].text = end..end;
        run.glyphs.remove(3);
    }
    let later = set.tag(Role::Body, 2);
    set.line(place(40, 104), "工人", ("body", Len::pt(9), BLACK), Len::ZERO, &later);
    if let Some(Item { kind: ItemKind::Text(_, run), .. }) = set.items.last_mut() {
        run.text = "⼯人".to_owned();
    }
    let figure =
        Tag { alt: Some("灰色渐变".to_owned()), ..set.tag(Role::Picture, 3) };
    set.push(ItemKind::Picture(area(40, 120, 64, 64), PictureId(0)), figure);
    let figure =
        Tag { alt: Some("四色渐变".to_owned()), ..set.tag(Role::Picture, 4) };
    set.push(ItemKind::Picture(area(120, 120, 64, 64), PictureId(1)), figure);
    let figure = Tag { alt: Some("照片".to_owned()), ..set.tag(Role::Picture, 5) };
    set.push(ItemKind::Picture(area(200, 120, 32, 32), PictureId(2)), figure);
    let bars = Tag { alt: Some("柱形图".to_owned()), ..set.tag(Role::Picture, 6) };
    for (bar, height) in [12, 20, 31].into_iter().enumerate() {
        let bar = area(250 + 14 * bar as i64, 184 - height, 10, height);
        set.push(ItemKind::Fill(bar, Color::Black(Tint::percent(60))), bars.clone());
    }
}

impl Sample {
    pub(super) fn new() -> Self {
        let fonts = FontBook::bundled();
        let mut set = Setter { fonts: &fonts, items: Vec::new(), story: None };
        first_page(&mut set);
        let first = std::mem::take(&mut set.items);
        second_page(&mut set);
        let second = set.items;
        let page = |number, bleed, items| Page {
            number,
            trim: Size { w: Len::pt(420), h: Len::pt(420) },
            bleed,
            items,
        };
        let story = |id, parent, title: &str, start| Story {
            id: StoryId(id),
            parent,
            title: title.to_owned(),
            lang: Lang::ZhHans,
            start: Some(start),
            span: Span::detached(),
        };
        let stories = vec![
            story(0, None, "粮食产量再创新高", (0, place(40, 100))),
            story(1, Some(StoryId(0)), "反白标题", (1, place(40, 40))),
        ];
        let pages = vec![page(1, Len::mm(3), first), page(2, Len::mm(3), second)];
        let grey: Vec<u8> = (0..64 * 64).map(|i| (i % 64 * 4) as u8).collect();
        let inks = (0..64 * 64)
            .flat_map(|i| [(i % 64) as u8, (i / 64 * 2) as u8, 20, 0])
            .collect();
        let mut jpeg = Vec::new();
        image::codecs::jpeg::JpegEncoder::new(&mut jpeg)
            .encode(&grey, 64, 64, image::ExtendedColorType::L8)
            .unwrap();
        Self { jpeg, pages: Pages { pages, stories }, fonts, grey, inks }
    }

    pub(super) fn job(&self, profile: Profile) -> Job<'_> {
        let image = |inks, inverted, bytes| Image {
            width: 64,
            height: 64,
            inks,
            jpeg: false,
            inverted,
            bytes,
        };
        Job {
            fonts: &self.fonts,
            plates: vec![Plate { name: "专红", alternate: [0, 1000, 900, 0] }],
            images: vec![
                image(1, true, &self.grey),
                image(4, false, &self.inks),
                Image { jpeg: true, ..image(1, true, &self.jpeg) },
            ],
            press: Some(Press {
                identifier: "newsprint26 TAC220".to_owned(),
                info: "Coldset newsprint, 26 % tone value increase, total ink 220 %"
                    .to_owned(),
                profile: bundle::file("newsprint26_tac220.icc").unwrap(),
                icc: bundle::deflated("newsprint26_tac220.icc").unwrap(),
            }),
            attachments: Vec::new(),
            title: "刊印日报 2021年1月15日",
            publication: "刊印日报",
            date: NaiveDate::from_ymd_opt(2021, 1, 15).unwrap(),
            lang: Lang::ZhHans,
            profile,
        }
    }

    pub(super) fn paint(&self, profile: Profile) -> Vec<u8> {
        paint(&self.pages, &self.job(profile)).unwrap()
    }
}
