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

/// An edition of one section without a head, in one column.
#[derive(Debug, Clone)]
pub(super) struct Edition {
    body: String,
    rules: String,
    section: String,
    top: String,
    measure: usize,
    leading: &'static str,
    /// Whether the text is vertical, and in how many tiers.
    tiers: Option<usize>,
}

thread_local! {
    static TURNED: Cell<bool> = const { Cell::new(false) };
}

/// Makes every edition in there a vertical one: the proofs of horizontal lines judge
/// vertical ones then.
pub(super) fn vertically<T>(proof: impl FnOnce() -> T) -> T {
    let before = TURNED.replace(true);
    let out = proof();
    TURNED.set(before);
    out
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
        tiers: TURNED.get().then_some(1),
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

    /// With vertical lines, and pages that are turned back when they are read.
    pub(super) fn vertical(self) -> Self {
        self.tiers(1)
    }

    /// With vertical lines in so many tiers.
    pub(super) fn tiers(mut self, tiers: usize) -> Self {
        self.tiers = Some(tiers);
        self
    }

    /// The measures of a page whose lines run down: width and height of the type area,
    /// its rows, the leading.
    fn upright(&self, tiers: usize) -> (usize, usize, usize, String) {
        let deep = (self.measure * 10 + 8) * tiers - 8;
        let (rows, leading) = match self.leading {
            // What the rows are high is just as long as a line.
            "17pt" => {
                let rows = (deep - 10) / 15;
                let leading = ((deep - 10) * 100).div_ceil(rows);
                (rows + 1, format!("{}.{:02}pt", leading / 100, leading % 100))
            }
            own => {
                let step: usize = own.trim_end_matches("pt").parse().unwrap();
                ((deep - 10).div_ceil(step) + 1, own.to_owned())
            }
        };
        let wanted = |para: &str| para.chars().count() * 3 / 2 / self.measure + 3;
        let lines: usize = self.body.lines().map(wanted).sum();
        ((lines / tiers + 4) * 20, rows * 20, rows, leading)
    }

    fn toml(&self) -> String {
        let Self { body, rules, section, top, measure, leading, tiers } = self;
        if let Some(tiers) = tiers {
            let (width, height, rows, leading) = self.upright(*tiers);
            return format!(
                "{top}\n[publication]\nname = \"小报\"\nkind = \"internal\"\n\
                 permit = \"（示例）准印证第0000号\"\n[edition]\ndate = 2021-01-15\nissue = 1\n\
                 [page]\npaper = {{ width = \"{}pt\", height = \"{}pt\" }}\n\
                 type_area = {{ width = \"{width}pt\", height = \"{height}pt\" }}\ncolumns = 1\n\
                 body = \"10pt\"\nleading = \"{leading}\"\nbleed = \"0mm\"\ngap = \"8pt\"\n\
                 [text]\n{rules}\n[[section]]\nwriting = \"vertical\"\ncolumns = {tiers}\n\
                 area = {{ col = 1, cols = 1, rows = {rows} }}\n{section}\n\
                 body = \"\"\"\n{body}\n\"\"\"\n",
                width + 100,
                height + 100,
            );
        }
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
        let mut printed = Printed::new(&name, Path::new("rule.toml"), &world);
        if self.tiers.is_some() {
            printed.name += ", vertical";
            printed.file = printed.file.turned();
        }
        printed
    }
}

/// The paragraphs of an edition made here: every paragraph of its structure.
pub(super) fn paras(printed: &Printed) -> Vec<Para> {
    let file = &printed.file;
    let lines = file.lines();
    let para = |block: usize| {
        let own = lines.iter().filter(|line| line.block() == Some(block));
        let own: Vec<Line> = own.cloned().collect();
        let vertical = own.iter().any(Line::is_vertical);
        Para { story: 0, text: bare(&file.text_of(block)), lines: own, vertical }
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
