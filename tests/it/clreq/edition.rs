//! Small editions made for one rule each.

use crate::page::copy::{Para, Printed, bare};
use crate::pdf::Line;
use kanyin::world::MemoryWorld;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

/// Type size of every edition made here, in points.
pub(super) const EM: f64 = 10.0;

thread_local! {
    /// Whether editions of this thread are set in vertical lines.
    static UPRIGHT: Cell<bool> = const { Cell::new(false) };
}

/// Runs what sets editions with all of them in vertical lines.
pub(super) fn upright(run: impl FnOnce()) {
    UPRIGHT.set(true);
    run();
    UPRIGHT.set(false);
}

/// An edition of one section without a head, in one column.
#[derive(Debug, Clone)]
pub(super) struct Edition {
    body: String,
    rules: String,
    section: String,
    top: String,
    measure: usize,
    leading: &'static str,
}

/// An edition with this text; a line is a paragraph.
pub(super) fn edition(body: impl Into<String>) -> Edition {
    Edition {
        body: body.into(),
        rules: String::new(),
        section: String::new(),
        top: String::new(),
        measure: 13,
        leading: "17pt",
    }
}

impl Edition {
    /// With a key of `[text]`.
    pub(super) fn rule(mut self, key: &str) -> Self {
        self.rules.push_str(key);
        self.rules.push('\n');
        self
    }

    /// With a key of its section.
    pub(super) fn section(mut self, key: &str) -> Self {
        self.section.push_str(key);
        self.section.push('\n');
        self
    }

    /// With a key of the edition itself.
    pub(super) fn top(mut self, key: &str) -> Self {
        self.top.push_str(key);
        self.top.push('\n');
        self
    }

    /// With lines of so many characters, else 13.
    pub(super) fn measure(mut self, characters: usize) -> Self {
        self.measure = characters;
        self
    }

    /// With another distance of baselines, else 17 pt.
    pub(super) fn leading(mut self, leading: &'static str) -> Self {
        self.leading = leading;
        self
    }

    fn toml(&self) -> String {
        if UPRIGHT.get() {
            return self.upright();
        }
        let Self { body, rules, section, top, measure, leading } = self;
        let (width, sheet) = (measure * 10, measure * 10 + 80);
        format!(
            "{top}\n[publication]\nname = \"小报\"\nkind = \"internal\"\n\
             permit = \"（示例）准印证第0000号\"\n[edition]\ndate = 2021-01-15\nissue = 1\n\
             [page]\npaper = {{ width = \"{sheet}pt\", height = \"700pt\" }}\n\
             type_area = {{ width = \"{width}pt\", height = \"612pt\" }}\ncolumns = 1\n\
             body = \"10pt\"\nleading = \"{leading}\"\nbleed = \"0mm\"\n\
             [text]\n{rules}\n[[section]]\n{section}\nbody = \"\"\"\n{body}\n\"\"\"\n"
        )
    }

    /// The same in vertical lines of so many characters, in one tier.
    fn upright(&self) -> String {
        let Self { body, rules, section, top, measure, leading } = self;
        // The rows hold no character more than they are to.
        let rows = |pt: usize| (measure * 10 + pt - 10).div_ceil(pt);
        let own: usize = leading.trim_end_matches("pt").parse().unwrap();
        let exact = |pt: &usize| (rows(*pt) * pt + 10 - pt) / 10 == *measure;
        let pt = [own, own - 1, own + 1].into_iter().find(exact).unwrap();
        let (rows, pitch) = (rows(pt), format!("{pt}pt"));
        let (height, sheet) = (rows * pt, rows * pt + 80);
        format!(
            "{top}\n[publication]\nname = \"小报\"\nkind = \"internal\"\n\
             permit = \"（示例）准印证第0000号\"\n[edition]\ndate = 2021-01-15\nissue = 1\n\
             [page]\npaper = {{ width = \"4800pt\", height = \"{sheet}pt\" }}\n\
             type_area = {{ width = \"4700pt\", height = \"{height}pt\" }}\ncolumns = 1\n\
             body = \"10pt\"\nleading = \"{pitch}\"\nbleed = \"0mm\"\n\
             [text]\n{rules}\n[[section]]\nwriting = \"vertical\"\ncolumns = 1\n\
             area = {{ rows = {rows} }}\n{section}\nbody = \"\"\"\n{body}\n\"\"\"\n"
        )
    }

    /// Printed anew and changed.
    pub(super) fn altered(&self, change: impl FnOnce(&mut Printed)) -> &'static Printed {
        let mut printed = self.print();
        printed.name += ", altered";
        change(&mut printed);
        Box::leak(Box::new(printed))
    }

    /// Printed and read again, once a run.
    pub(super) fn printed(&self) -> &'static Printed {
        static PRINTED: LazyLock<Mutex<BTreeMap<String, &'static Printed>>> =
            LazyLock::new(Mutex::default);
        let toml = self.toml();
        if let Some(printed) = PRINTED.lock().unwrap().get(&toml) {
            return printed;
        }
        let printed: &'static Printed = Box::leak(Box::new(self.print()));
        PRINTED.lock().unwrap().insert(toml, printed);
        printed
    }

    fn print(&self) -> Printed {
        let name = self.rules.replace('\n', " ") + &self.section + &self.top;
        let name = if name.is_empty() { "plain".to_owned() } else { name };
        let text = self.toml();
        let world = MemoryWorld::new([("rule.toml", text.as_bytes())]);
        Printed::new(&name, Path::new("rule.toml"), &world)
    }
}

/// The paragraphs of an edition made here: every paragraph of its structure.
pub(super) fn paras(printed: &Printed) -> Vec<Para> {
    let file = &printed.file;
    let lines = file.lines();
    let para = |block: usize| {
        let own = lines.iter().filter(|line| line.block() == Some(block));
        let vertical = own.clone().any(Line::is_vertical);
        let lines = own.map(Line::levelled).collect();
        Para { story: 0, text: bare(&file.text_of(block)), lines, vertical }
    };
    (0..file.blocks.len()).filter(|one| file.blocks[*one].kind == "P").map(para).collect()
}

/// A text at every place of its first line: paragraphs that begin with none, one, two …
/// other characters and end with the rest of them.
pub(super) fn swept(text: &str) -> String {
    const FILL: &str = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏";
    let fill: Vec<char> = FILL.chars().collect();
    let para = |shift: usize| {
        let (before, after) = fill.split_at(shift);
        let [before, after]: [String; 2] =
            [before, after].map(|half| half.iter().collect());
        format!("{before}{text}{after}")
    };
    (0..18).map(para).collect::<Vec<_>>().join("\n")
}
