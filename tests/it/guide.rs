//! What the guide tells readers to write: every TOML block of it compiles, whole editions
//! as they are, pieces in the place they belong to.

use crate::support::{Dir, house};

/// What a piece needs around it to be an edition.
const HEAD: &str = "[publication]\nname = \"小报\"\nkind = \"internal\"\npermit = \"（示例）准印证第0000号\"\n[edition]\ndate = 2021-01-15\n";
const SECTION: &str =
    "[[section]]\ntitle = \"开篇\"\nbody = \"新年伊始，各项工作有序展开。\"\n";
const STATS: &str = "[[stat]]\nid = \"firm.helped\"\nlabel = \"帮扶企业\"\nvalue = \"3078\"\nunit = \"家\"\n\
    [[stat]]\nid = \"tax.up\"\nlabel = \"同比增长\"\nvalue = \"4.1\"\nunit = \"%\"\n";

/// The blocks of a language in a Markdown text.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let open = format!("```{language}");
    let mut out: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line == open {
            out.push(String::new());
            inside = true;
        } else if line == "```" {
            inside = false;
        } else if inside && let Some(block) = out.last_mut() {
            block.push_str(line);
            block.push('\n');
        }
    }
    out
}

/// The block with what it leaves out, in the order that TOML needs.
fn completed(block: &str, stat: &str) -> String {
    let has = |table: &str| block.lines().any(|line| line.starts_with(table));
    let mut out = String::new();
    if block.starts_with("extends") {
        out.push_str(block);
        return out + "[edition]\ndate = 2021-01-15\n" + SECTION;
    }
    if !has("[edition]") {
        out.push_str(HEAD);
    }
    if has("area = ") {
        return out + SECTION + block;
    }
    if has("[appendix]") {
        let printed = "[[section]]\ntitle = \"减税降费\"\nbody = \"全年预计减免税费{tax.2020}。\"\n";
        return out + block + stat + printed;
    }
    if block.contains("{tax.2020}") {
        out = out + stat + STATS;
    }
    if has("[[section.figure]]") {
        out.push_str(SECTION);
    }
    out.push_str(block);
    if !has("[[section") {
        out.push_str(SECTION);
    }
    out
}

#[test]
fn every_block_of_the_guide_is_right() {
    let text = std::fs::read_to_string(house().join("docs/guide/README.md")).unwrap();
    let blocks = blocks(&text, "toml");
    assert!(blocks.len() >= 7, "{} blocks", blocks.len());
    let stat = blocks.iter().find(|block| block.starts_with("[[stat]]")).unwrap();
    let dir = Dir::new();
    dir.file(
        "publication.toml",
        "[publication]\nname = \"小报\"\nkind = \"internal\"\npermit = \"0\"\n",
    );
    let mut picture = std::io::Cursor::new(Vec::new());
    let grey = image::GrayImage::from_pixel(1500, 1000, image::Luma([99]));
    grey.write_to(&mut picture, image::ImageFormat::Png).unwrap();
    dir.file("images/a.jpg", picture.into_inner());
    for (block, number) in blocks.iter().zip(1..) {
        let name = format!("block{number}.toml");
        dir.file(&name, completed(block, stat));
        dir.run(&["build", &name]).ended(0);
    }
}

#[test]
fn every_command_of_the_guide_works() {
    let text = std::fs::read_to_string(house().join("docs/guide/README.md")).unwrap();
    let mut commands = 0;
    let dir = Dir::new();
    dir.file(
        "jianbao.toml",
        std::fs::read(house().join("config/editions/minimal.toml")).unwrap(),
    );
    for block in blocks(&text, "sh") {
        for line in block.lines() {
            let Some(args) = line.strip_prefix("cargo run --release -- ") else {
                continue;
            };
            dir.run(&args.split_whitespace().collect::<Vec<_>>()).ended(0);
            commands += 1;
        }
    }
    assert!(commands >= 2, "{commands} commands");
    dir.run(&["explain", "overset"]).ended(0);
    dir.run(&["render", "jianbao.toml", "-o", "pages"]).ended(0);
    assert!(dir.names().iter().any(|name| name.starts_with("pages/")));
}
