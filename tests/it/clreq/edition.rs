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
    after: String,
    theme: String,
    measure: usize,
    leading: &'static str,
    upright: bool,
    turned: bool,
    /// How many tiers vertical lines stand in.
    tiers: usize,
}

thread_local! {
    /// Whether the proof that runs on this thread is about vertical lines.
    static UPRIGHT: Cell<bool> = const { Cell::new(false) };
    /// Whether its pages are turned as a whole when they are read.
    static TURNED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a proof with every edition made in it set vertically.
pub(super) fn upright(run: impl FnOnce()) {
    UPRIGHT.set(true);
    run();
    UPRIGHT.set(false);
}

/// The same with pages that are turned back as a whole, with the shapes on them.
pub(super) fn turned(run: impl FnOnce()) {
    TURNED.set(true);
    upright(run);
    TURNED.set(false);
}

/// An edition with this text; a line is a paragraph.
pub(super) fn edition(body: impl Into<String>) -> Edition {
    Edition {
        body: body.into(),
        rules: String::new(),
        section: String::new(),
        top: String::new(),
        after: String::new(),
        theme: String::new(),
        measure: 13,
        leading: "17pt",
        upright: UPRIGHT.get(),
        turned: TURNED.get(),
        tiers: 1,
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

    /// With a theme of its own.
    pub(super) fn theme(mut self, theme: &str) -> Self {
        theme.clone_into(&mut self.theme);
        self.top("theme.name = \"theme.toml\"")
    }

    /// With tables after its text.
    pub(super) fn after(mut self, tables: &str) -> Self {
        self.after.push_str(tables);
        self
    }

    /// With a key of the edition itself.
    pub(super) fn top(mut self, key: &str) -> Self {
        self.top.push_str(key);
        self.top.push('\n');
        self
    }

    /// With vertical lines.
    pub(super) fn upright(mut self) -> Self {
        self.upright = true;
        self
    }

    /// With vertical lines on pages that are turned back as a whole when they are read.
    pub(super) fn turned(mut self) -> Self {
        self.turned = true;
        self.upright()
    }

    /// With vertical lines in so many tiers, else in one.
    pub(super) fn tiers(mut self, tiers: usize) -> Self {
        self.tiers = tiers;
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

    /// The keys of the sheet, and those of the section's place on it.
    fn place(&self) -> (String, String) {
        let page = |width: usize, height: usize, leading: &str| {
            let sheet = width + 80;
            format!(
                "paper = {{ width = \"{sheet}pt\", height = \"{}pt\" }}\n\
                 type_area = {{ width = \"{width}pt\", height = \"{height}pt\" }}\n\
                 columns = 1\nbody = \"10pt\"\nleading = \"{leading}\"\nbleed = \"0mm\"\ngap = \"8pt\"\n",
                height + 88
            )
        };
        if !self.upright {
            return (page(self.measure * 10, 612, self.leading), String::new());
        }
        // A vertical line reaches from the first row's characters to the last row's.
        let length = (self.measure * 10 + 8) * self.tiers - 18;
        let wanted: usize = self.leading.trim_end_matches("pt").parse().unwrap();
        let (rows, leading) = match wanted {
            // Fitted, so that the rows are as high as a line is long.
            17 => {
                let rows = length / wanted;
                let rest = length % rows * 1000 / rows + 1;
                (rows, format!("{}.{rest:03}pt", length / rows))
            }
            _ => (length.div_ceil(wanted), self.leading.to_owned()),
        };
        let area = format!("area = {{ col = 1, cols = 1, rows = {} }}", rows + 1);
        let keys = format!("writing = \"vertical\"\ncolumns = {}\n{area}\n", self.tiers);
        (page(6000, length + 60, &leading), keys)
    }

    fn toml(&self) -> String {
        let Self { body, rules, section, top, after, .. } = self;
        let (page, place) = self.place();
        format!(
            "{top}\n[publication]\nname = \"小报\"\nkind = \"internal\"\n\
             permit = \"（示例）准印证第0000号\"\n[edition]\ndate = 2021-01-15\nissue = 1\n\
             [page]\n{page}\
             [text]\n{rules}\n[[section]]\n{place}{section}\nbody = \"\"\"\n{body}\n\"\"\"\n{after}"
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
        let turned = if self.turned { "# turned" } else { "" };
        let toml = self.toml() + &self.theme + turned;
        if let Some(printed) = PRINTED.lock().unwrap().get(&toml) {
            return printed;
        }
        let printed: &'static Printed = Box::leak(Box::new(self.print()));
        PRINTED.lock().unwrap().insert(toml, printed);
        printed
    }

    fn print(&self) -> Printed {
        let name = self.rules.replace('\n', " ") + &self.section + &self.top;
        let name = if self.upright { format!("vertical {name}") } else { name };
        let name = if name.is_empty() { "plain".to_owned() } else { name };
        let text = self.toml();
        let files =
            [("rule.toml", text.as_bytes()), ("theme.toml", self.theme.as_bytes())];
        let world = MemoryWorld::new(files);
        let printed = Printed::new(&name, Path::new("rule.toml"), &world);
        if self.turned { printed.turned() } else { printed }
    }
}

/// The paragraphs of an edition made here: every paragraph of its structure. Vertical lines
/// are turned back.
pub(super) fn paras(printed: &Printed) -> Vec<Para> {
    let file = &printed.file;
    let lines = file.lines();
    let own = |block: usize| lines.iter().filter(move |line| line.block() == Some(block));
    let para = |block: usize| Para {
        story: 0,
        text: bare(&file.text_of(block)),
        lines: own(block).map(Line::levelled).collect(),
        vertical: own(block).any(Line::is_vertical),
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
