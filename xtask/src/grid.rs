//! Figures as a table: aligned on a terminal, and as Markdown in a page.

use std::fmt;

use unicode_width::UnicodeWidthStr as _;

use crate::terminal::{DIM, paint};

/// A table. Words begin at the left of their column, and figures end at the right.
pub(crate) struct Grid {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    figures: fn(usize) -> bool,
}

impl Grid {
    /// A table of figures: the first column tells what they are about.
    pub(crate) fn figures(head: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::new(head, |it| it > 0)
    }

    /// A table of words.
    pub(crate) fn words(head: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::new(head, |_| false)
    }

    /// A table with figures in some columns, which are counted from 0.
    pub(crate) fn new(
        head: impl IntoIterator<Item = impl Into<String>>,
        figures: fn(usize) -> bool,
    ) -> Self {
        Self {
            head: head.into_iter().map(Into::into).collect(),
            rows: Vec::new(),
            figures,
        }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, row: impl IntoIterator<Item = impl Into<String>>) {
        self.rows.push(row.into_iter().map(Into::into).collect());
    }

    /// For a terminal; every line is ended.
    pub(crate) fn text(&self) -> String {
        let widths: Vec<usize> = (0..self.head.len()).map(|it| self.width(it)).collect();
        let line = |row: &[String]| {
            let cells = row.iter().zip(&widths).enumerate();
            let cells = cells.map(|(column, (cell, width))| {
                let room = " ".repeat(width.saturating_sub(columns(cell)));
                if self.is_right(column) {
                    room + cell
                } else {
                    cell.to_owned() + &room
                }
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            line.trim_end().to_owned()
        };
        let head = paint(DIM, &line(&self.head)) + "\n";
        let rows = self.rows.iter().map(|it| line(it) + "\n");
        head + &rows.collect::<String>()
    }

    /// For a page; every line is ended.
    pub(crate) fn markdown(&self) -> String {
        let line = |row: &[String]| format!("| {} |\n", row.join(" | "));
        let rule: Vec<String> = (0..self.head.len())
            .map(|it| if self.is_right(it) { "---:" } else { "---" }.to_owned())
            .collect();
        let rows = self.rows.iter().map(|it| line(it));
        line(&self.head) + &line(&rule) + &rows.collect::<String>()
    }

    fn is_right(&self, column: usize) -> bool {
        (self.figures)(column)
    }

    fn width(&self, column: usize) -> usize {
        let rows = [&self.head].into_iter().chain(&self.rows);
        let widths = rows.filter_map(|it| Some(columns(it.get(column)?)));
        widths.max().unwrap_or(0)
    }
}

/// How many columns of a terminal a text takes; a style takes none.
fn columns(text: &str) -> usize {
    anstream::adapter::strip_str(text).to_string().width()
}

/// A whole number with a comma at every thousand.
pub(crate) fn thousands(number: impl fmt::Display) -> String {
    let text = number.to_string();
    let (sign, digits) = text.split_at(text.len() - text.trim_start_matches('-').len());
    let mut grouped = sign.to_owned();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let mut grid = Grid::figures(["what", "10", "1,000"]);
        grid.row(["lines", "7", "12,345"]);
        let plain = anstream::adapter::strip_str(&grid.text()).to_string();
        assert_eq!(plain, "what   10   1,000\nlines   7  12,345\n");
        let expected = "| what | 10 | 1,000 |\n| --- | ---: | ---: |\n| lines | 7 | 12,345 |\n";
        assert_eq!(grid.markdown(), expected);
    }

    #[test]
    fn styles_take_no_room_and_wide_letters_two_columns() {
        let mut grid = Grid::words(["a", "b"]);
        grid.row([paint(DIM, "漢"), "x".to_owned()]);
        grid.row(["yyy", "z"]);
        let plain = anstream::adapter::strip_str(&grid.text()).to_string();
        assert_eq!(plain, "a    b\n漢   x\nyyy  z\n");
    }

    #[test]
    fn a_comma_at_every_thousand() {
        let texts = [0, -999, 1000, -1_234_567].map(thousands);
        assert_eq!(texts, ["0", "-999", "1,000", "-1,234,567"]);
    }
}
