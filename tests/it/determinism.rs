//! Same input, same bytes: twice, in two folders, in another time zone and language, with
//! one thread or many.

use crate::support::{Dir, SMALL, house, samples, walk};

/// Builds a folder `in` of editions in a folder of its own and reads what came out.
fn built(
    editions: &[(String, Vec<u8>)],
    zone: &str,
    jobs: &str,
) -> Vec<(String, Vec<u8>)> {
    let dir = Dir::new();
    for (name, text) in editions {
        dir.file(&format!("in/{name}"), text);
    }
    let out = dir
        .command(&["build", "in", "-o", "out", "--jobs", jobs])
        .env("TZ", zone)
        .env("LC_ALL", if jobs == "1" { "C" } else { "zh_CN.UTF-8" })
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let names = dir.names().into_iter().filter(|name| name.starts_with("out/"));
    names.map(|name| (name.clone(), dir.read(&name))).collect()
}

fn assert_equal(editions: &[(String, Vec<u8>)]) {
    let first = built(editions, "UTC", "1");
    let asked = editions.iter().filter(|(name, _)| name.ends_with(".toml"));
    assert_eq!(first.len(), asked.count());
    for (zone, jobs) in [("UTC", "1"), ("Asia/Shanghai", "4"), ("America/New_York", "2")]
    {
        let again = built(editions, zone, jobs);
        for ((name, a), (_, b)) in first.iter().zip(&again) {
            let at = a.iter().zip(b).position(|(a, b)| a != b);
            assert!(a == b, "{name} differs at byte {at:?} with TZ={zone}, {jobs} jobs");
        }
    }
}

#[test]
fn small_editions_are_the_same_bytes() {
    let editions: Vec<_> = (1..9)
        .map(|issue| {
            let text = SMALL.replace("issue = 3", &format!("issue = {issue}"));
            (format!("e{issue}.toml"), text.into_bytes())
        })
        .collect();
    assert_equal(&editions);
}

#[test]
fn samples_are_the_same_bytes() {
    let mut editions: Vec<_> = samples()
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    assert!(!editions.is_empty(), "no samples under config/editions");
    let folder = house().join("config/editions");
    walk(&folder.join("data"), &mut |path| {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        editions.push((name, std::fs::read(path).unwrap()));
    });
    assert_equal(&editions);
}

#[test]
fn page_images_are_the_same_bytes() {
    let pictures = || {
        let dir = Dir::new();
        dir.file("small.toml", SMALL);
        dir.run(&["render", "small.toml", "-o", "out", "--dpi", "60"]).ended(0);
        dir.read("out/small-p1.png")
    };
    assert_eq!(pictures(), pictures());
}
