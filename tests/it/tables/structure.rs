//! The structure tree of tables: scopes, spans, empty cells, reading order.

use super::{file, sample, table};
use crate::pdf::File;
use crate::pdf::table::Table;

fn said(file: &File, table: &Table) -> Vec<Vec<String>> {
    let row = |row: &Vec<_>| row.iter().map(|cell| file.said(cell)).collect();
    table.rows.iter().map(row).collect()
}

#[test]
fn every_table_is_one_element_and_rectangular() {
    let file = file(&sample("forms.toml"));
    let tables = file.tables();
    assert_eq!(tables.len(), 7);
    for table in &tables {
        let widths = table.widths();
        assert!(
            widths.iter().all(|width| *width == widths[0]),
            "{:?}",
            said(&file, table)
        );
        assert!(table.summary.is_some());
        for row in &table.rows {
            for cell in row {
                assert_eq!(cell.head, cell.scope.is_some(), "{cell:?}");
            }
        }
    }
}

#[test]
fn heads_and_spans_are_told() {
    let file = table(
        "head = [\"指标\", \"2023年/总量\", \"2023年/增速\"]\nrows = [[\"一、综合\"], [\"甲\", \"1.5\", \"\"], [\"乙\", \"<\", \"^\"]]\n",
    );
    assert_eq!(file.pages.len(), 1);
    let tables = file.tables();
    let rows = said(&file, &tables[0]);
    assert_eq!(rows[0], ["指标", "2023年"]);
    assert_eq!(rows[1], ["总量", "增速"]);
    let cell = |row: usize, at: usize| {
        let cell = &tables[0].rows[row][at];
        (cell.scope.as_deref(), cell.cols, cell.rows)
    };
    assert_eq!(cell(0, 0), (Some("Column"), 1, 2));
    assert_eq!(cell(0, 1), (Some("Column"), 2, 1));
    assert_eq!(cell(2, 0), (Some("Row"), 3, 1));
    assert_eq!(cell(3, 0), (Some("Row"), 1, 1));
    assert_eq!(cell(3, 1), (None, 1, 1));
    assert_eq!(cell(4, 0), (Some("Row"), 2, 1));
    assert_eq!(rows[3], ["甲", "1.5", ""]);
}

#[test]
fn reading_order_is_row_by_row() {
    let file = file(&sample("forms.toml"));
    let table = &file.tables()[0];
    let rows = said(&file, table);
    let first: Vec<&str> =
        rows.iter().filter_map(|row| row.first()).map(String::as_str).collect();
    let want = [
        "指标",
        "总量",
        "合　计",
        "第一产业",
        "第二产业",
        "其中：工业",
        "建筑业",
        "第三产业",
    ];
    assert_eq!(first, want);
    assert_eq!(rows[3][1..5], ["9.80", "4.1", "10.31", "−0.8"]);
}
