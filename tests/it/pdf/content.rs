//! A content stream, run: the state that operators make and what they show in it.

#![expect(
    clippy::many_single_char_names,
    reason = "matrices and inks have no other names"
)]

use super::paths::{Clip, Maker, Outline, Paint, Path, Pen};
use super::{Font, Glyph, Ink, Page, Rect, Shape, Way, number, text_string};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// a b c d e f: x' = ax + cy + e, y' = bx + dy + f.
pub(super) type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `first`, then `then`.
fn concat(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = then;
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}

pub(super) fn apply(m: Matrix, x: f64, y: f64) -> (f64, f64) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    fill: Ink,
    stroke: Ink,
    /// The colour spaces that `scn` and `SCN` speak of.
    spaces: [String; 2],
    overprint: bool,
    font: Option<Arc<Font>>,
    size: f64,
    spacing: f64,
    scale: f64,
    rise: f64,
    weight: f64,
    dash: Vec<f64>,
    cap: i64,
    join: i64,
    clips: Vec<Arc<Clip>>,
}

struct Runner<'a> {
    doc: &'a Document,
    resources: &'a Dictionary,
    fonts: BTreeMap<String, Arc<Font>>,
    state: State,
    stack: Vec<State>,
    text: Matrix,
    line: Matrix,
    /// Open sequences: tag, number, text that stands for the glyphs and is not told yet.
    marks: Vec<(String, Option<i64>, Option<String>)>,
    path: Maker,
    page: Page,
}

/// Runs the content of a page; fonts that it shows are added to `fonts`.
pub(super) fn page(
    doc: &Document,
    id: ObjectId,
    fonts: &mut BTreeMap<String, Arc<Font>>,
) -> Page {
    let dict = doc.get_dictionary(id).expect("a page");
    let media = boxed(doc, dict, b"MediaBox").expect("a media box");
    let empty = Dictionary::new();
    let resources = dict.get_deref(b"Resources", doc).and_then(Object::as_dict);
    let mut runner = Runner {
        doc,
        resources: resources.unwrap_or(&empty),
        fonts: BTreeMap::new(),
        state: State {
            ctm: IDENTITY,
            fill: Ink::Grey(0.0),
            stroke: Ink::Grey(0.0),
            spaces: Default::default(),
            overprint: false,
            font: None,
            size: 0.0,
            spacing: 0.0,
            scale: 1.0,
            rise: 0.0,
            weight: 1.0,
            dash: Vec::new(),
            cap: 0,
            join: 0,
            clips: Vec::new(),
        },
        stack: Vec::new(),
        text: IDENTITY,
        line: IDENTITY,
        marks: Vec::new(),
        path: Maker::default(),
        page: Page {
            media,
            trim: boxed(doc, dict, b"TrimBox").unwrap_or(media),
            bleed: boxed(doc, dict, b"BleedBox").unwrap_or(media),
            ..Page::default()
        },
    };
    let content = Content::decode(&doc.get_page_content(id)).expect("operators");
    for operation in &content.operations {
        runner.run(&operation.operator, &operation.operands);
    }
    assert!(runner.marks.is_empty(), "a marked sequence is left open");
    assert!(runner.stack.is_empty(), "a state is left open");
    assert!(runner.path.is_done(), "a path is made and never painted");
    for font in runner.fonts.into_values() {
        fonts.insert(font.name.to_string(), font);
    }
    runner.page
}

fn boxed(doc: &Document, page: &Dictionary, key: &[u8]) -> Option<Rect> {
    let sides = page.get_deref(key, doc).and_then(Object::as_array).ok()?;
    let sides: Vec<f64> = sides.iter().map(number).collect();
    sides.try_into().ok()
}

fn name(operand: &Object) -> String {
    String::from_utf8_lossy(operand.as_name().expect("a name")).into_owned()
}

impl Runner<'_> {
    fn run(&mut self, operator: &str, operands: &[Object]) {
        let n = |at: usize| number(&operands[at]);
        let state = &mut self.state;
        match operator {
            "q" => self.stack.push(state.clone()),
            "Q" => *state = self.stack.pop().expect("a saved state"),
            "cm" => state.ctm = concat([n(0), n(1), n(2), n(3), n(4), n(5)], state.ctm),
            "w" => state.weight = n(0),
            "d" => {
                state.dash = operands[0].as_array().unwrap().iter().map(number).collect();
            }
            "J" => state.cap = operands[0].as_i64().expect("a cap"),
            "j" => state.join = operands[0].as_i64().expect("a join"),
            "gs" => self.graphics(&name(&operands[0])),
            "Do" => self.object(&name(&operands[0])),
            "BMC" => self.marks.push((name(&operands[0]), None, None)),
            "BDC" => self.begin_mark(operands),
            "EMC" => drop(self.marks.pop().expect("an open sequence")),
            "BT" => (self.text, self.line) = (IDENTITY, IDENTITY),
            "Tf" => self.font(&name(&operands[0]), n(1)),
            "Tc" => state.spacing = n(0),
            "Tz" => state.scale = n(0) / 100.0,
            "Ts" => state.rise = n(0),
            "Tm" => {
                self.line = [n(0), n(1), n(2), n(3), n(4), n(5)];
                self.text = self.line;
            }
            "Td" => {
                self.line = concat([1.0, 0.0, 0.0, 1.0, n(0), n(1)], self.line);
                self.text = self.line;
            }
            "Tj" => self.show(&operands[0]),
            "TJ" => operands[0].as_array().unwrap().iter().for_each(|one| self.show(one)),
            "ET" | "M" => {}
            "re" | "m" | "l" | "c" | "v" | "y" | "h" | "W" | "W*" => {
                let n: Vec<f64> = operands.iter().map(number).collect();
                self.path.step(operator, &n, state.ctm);
            }
            "k" | "K" | "g" | "G" | "rg" | "RG" | "cs" | "CS" | "sc" | "SC" | "scn"
            | "SCN" => self.colour(operator, operands),
            other => match Paint::of(other) {
                Some(paint) => self.paint(paint),
                None => panic!("the reader does not know the operator {other}"),
            },
        }
    }

    fn resource(&self, kind: &[u8], name: &str) -> &Object {
        let list = self.resources.get_deref(kind, self.doc).and_then(Object::as_dict);
        let found = list.and_then(|list| list.get_deref(name.as_bytes(), self.doc));
        found.unwrap_or_else(|_| panic!("no resource {name}"))
    }

    fn graphics(&mut self, name: &str) {
        let dict = self.resource(b"ExtGState", name).as_dict().expect("a state");
        let flag = dict.get(b"op").or_else(|_| dict.get(b"OP")).and_then(Object::as_bool);
        let mode = dict.get(b"OPM").and_then(Object::as_i64).unwrap_or(0);
        if let Ok(flag) = flag {
            self.state.overprint = flag && mode == 1;
        }
    }

    fn object(&mut self, name: &str) {
        let dict = &self.resource(b"XObject", name).as_stream().expect("a stream").dict;
        let kind = dict.get(b"Subtype").and_then(Object::as_name).expect("a kind");
        assert_eq!(kind, b"Image", "only pictures are expected");
        let (x0, y0) = apply(self.state.ctm, 0.0, 0.0);
        let (x1, y1) = apply(self.state.ctm, 1.0, 1.0);
        self.page.images.push([x0, y0, x1, y1]);
    }

    fn begin_mark(&mut self, operands: &[Object]) {
        let dict = operands[1].as_dict().expect("properties");
        let mcid = dict.get(b"MCID").and_then(Object::as_i64).ok();
        let text = dict.get(b"ActualText").ok().map(text_string);
        self.marks.push((name(&operands[0]), mcid, text));
    }

    fn font(&mut self, name: &str, size: f64) {
        if !self.fonts.contains_key(name) {
            let dict = self.resource(b"Font", name).as_dict().expect("a font");
            let font = Arc::new(Font::read(self.doc, dict));
            self.fonts.insert(name.to_owned(), font);
        }
        self.state.font = self.fonts.get(name).cloned();
        self.state.size = size;
    }

    fn show(&mut self, operand: &Object) {
        let Ok(bytes) = operand.as_str() else {
            let back = number(operand) / 1000.0 * self.state.size * self.state.scale;
            let down = self.state.font.as_ref().is_some_and(|font| font.down);
            let step = if down { [0.0, -back] } else { [-back, 0.0] };
            self.text = concat([1.0, 0.0, 0.0, 1.0, step[0], step[1]], self.text);
            return;
        };
        for pair in bytes.chunks(2) {
            self.glyph(u16::from_be_bytes([pair[0], pair[1]]));
        }
    }

    fn glyph(&mut self, code: u16) {
        let state = &self.state;
        let font = state.font.as_ref().expect("a font");
        let matrix = concat(self.text, state.ctm);
        let (mut origin, mut step) =
            ([0.0, state.rise], [font.advance(code) * state.scale, 0.0]);
        if font.down {
            let ([right, up], move_) = font.hangs(code);
            origin = [-right * state.size, -up * state.size];
            step = [0.0, move_];
        }
        let (x, y) = apply(matrix, origin[0], origin[1]);
        let [dx, dy] = step.map(|ems| ems * state.size);
        let way = match (font.down, matrix) {
            (true, _) => Way::Down,
            (false, [a, b, c, d, ..]) if a == 0.0 && d == 0.0 && b < 0.0 && c > 0.0 => {
                Way::Rotated
            }
            (false, [_, b, c, ..]) => {
                assert!(b == 0.0 && c == 0.0, "type is upright or on its side");
                Way::Across
            }
        };
        let actual = self.marks.iter_mut().rev().find_map(|mark| mark.2.as_mut());
        let text = match actual {
            Some(text) => std::mem::take(text),
            None => font.says.get(&code).cloned().unwrap_or_else(|| "\u{fffd}".into()),
        };
        let tag = self.marks.iter().rev().find(|mark| mark.0 != "Span");
        let (along, up) = (matrix[0].hypot(matrix[1]), matrix[2].hypot(matrix[3]));
        self.page.glyphs.push(Glyph {
            text: text.replace('\u{200b}', ""),
            way,
            code,
            x,
            y,
            pen: [0.0; 2],
            advance: (dx + dy).abs() * along,
            size: state.size * up,
            wide: state.scale * along / up,
            turn: matrix[1].atan2(matrix[0]).to_degrees(),
            font: Arc::clone(&font.name),
            ink: state.fill.clone(),
            overprint: state.overprint,
            tag: tag.map(|mark| mark.0.clone()).unwrap_or_default(),
            mcid: self.marks.iter().rev().find_map(|mark| mark.1),
            block: None,
        });
        let dx = if font.down { dx } else { dx + state.spacing * state.scale };
        self.text = concat([1.0, 0.0, 0.0, 1.0, dx, dy], self.text);
    }

    fn paint(&mut self, paint: Paint) {
        let (outlines, clip) = self.path.end(paint);
        if paint.fill || paint.stroke {
            let path = self.painted(outlines, paint);
            self.page.shapes.push(Shape {
                rect: path.seen(),
                ink: path.ink().clone(),
                overprint: path.overprint,
                // A rectangle within another, filled even-odd, leaves only the edge.
                hollow: path.even_odd && path.outlines.len() > 1,
            });
            self.page.paths.push(path);
        }
        self.state.clips.extend(clip);
    }

    fn painted(&self, outlines: Vec<Outline>, paint: Paint) -> Path {
        let state = &self.state;
        let [a, b, c, d, ..] = state.ctm;
        let scale = (a * d - b * c).abs().sqrt();
        let pen = || Pen {
            ink: state.stroke.clone(),
            weight: state.weight * scale,
            dash: state.dash.iter().map(|length| length * scale).collect(),
            cap: state.cap,
            join: state.join,
        };
        let tag = self.marks.iter().rev().find(|mark| mark.0 != "Span");
        Path {
            outlines,
            fill: paint.fill.then(|| state.fill.clone()),
            even_odd: paint.even_odd,
            stroke: paint.stroke.then(pen),
            clips: state.clips.clone(),
            overprint: state.overprint,
            tag: tag.map(|mark| mark.0.clone()).unwrap_or_default(),
            mcid: self.marks.iter().rev().find_map(|mark| mark.1),
            block: None,
        }
    }

    fn colour(&mut self, operator: &str, operands: &[Object]) {
        self.page.colour_operators.insert(operator.to_owned());
        let stroke = operator.chars().all(|c| c.is_ascii_uppercase());
        if operator.eq_ignore_ascii_case("cs") {
            self.state.spaces[usize::from(stroke)] = name(&operands[0]);
            return;
        }
        let n: Vec<f64> = operands.iter().map(number).collect();
        let ink = match n.as_slice() {
            [grey] if operator.eq_ignore_ascii_case("g") => Ink::Grey(*grey),
            [c, m, y, k] => Ink::Cmyk([*c, *m, *y, *k]),
            [r, g, b] => Ink::Rgb([*r, *g, *b]),
            [tint] => {
                let space = &self.state.spaces[usize::from(stroke)];
                let space = self.resource(b"ColorSpace", space).as_array().unwrap();
                assert_eq!(space[0].as_name().unwrap(), b"Separation");
                Ink::Spot(name(&space[1]), *tint)
            }
            _ => panic!("{} operands of {operator}", n.len()),
        };
        *(if stroke { &mut self.state.stroke } else { &mut self.state.fill }) = ink;
    }
}
