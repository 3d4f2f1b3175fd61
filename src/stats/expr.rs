//! Expressions over statistics: `+ - * /`, parentheses, decimals, names, functions; with
//! the units of what they combine.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = operand { ("*" | "/") operand }
//! operand = number | name | call | "(" sum ")" | "-" operand
//! call    = function "(" sum { "," sum } ")"
//! ```
//!
//! Numbers are taken with their units: 亿元 and 万元 add up, 亿元 and 万人 do not; a total
//! divided by people is an amount by heads. A result is given the unit of its statistic:
//! `part / whole` with the unit % is a percentage, not to be multiplied by 100. Functions:
//! `sum mean max min ratio growth share diff per cagr` (see [`Function`]).

use super::decimal::{BadDecimal, Decimal};
use super::quantity::{Function, Quantity};
use num_rational::BigRational;
use std::ops::Range;

/// Parentheses that may be open at once.
const DEEPEST: usize = 64;

/// An expression as read: its text and its steps in the order they are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// The text as written.
    pub text: String,
    pub(super) steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Number(BigRational),
    Name(String, Range<usize>),
    Apply(Op, Range<usize>),
    /// A function of the last so many values.
    Call(Function, usize, Range<usize>),
    Negate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Op {
    Add,
    Sub,
    Mul,
    Div,
}

/// What is wrong with an expression, and at which bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExprError {
    /// What is wrong.
    pub fault: ExprFault,
    /// Where in the expression's text.
    pub at: Range<usize>,
}

/// What is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprFault {
    /// A character that means nothing here.
    Unexpected(char),
    /// A number, name or parenthesis was due at the end or before this place.
    Operand,
    /// A parenthesis is not closed.
    Unclosed,
    /// Too many parentheses are open at once; the limit is given.
    TooDeep(usize),
    /// A number that is not decimal.
    Number(BadDecimal),
    /// A function, by its name, that is not known.
    Function(String),
    /// A function with too few or too many arguments: its name, fewest and most.
    Arguments(String, usize, usize),
    /// Units that cannot be added or compared, in words; empty where there is none.
    Units(String, String),
    /// A result that the statistic's unit cannot express: the unit, and what it came to.
    Result(String, String),
    /// A number of years for an average that is not whole, or not from 1 to 100.
    Years,
    /// A name that no statistic has.
    Unknown(String),
    /// A series, by its name, where one number is due.
    Series(String),
    /// A series without points.
    NoPoints(String),
    /// A division by zero.
    DivisionByZero,
    /// A result beyond all reason.
    TooLarge,
}

impl Expr {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Self, ExprError> {
        let mut parser = Parser { text, at: 0, depth: 0, steps: Vec::new() };
        parser.sum()?;
        match parser.peek() {
            None => Ok(Self { text: text.to_owned(), steps: parser.steps }),
            Some(c) => Err(parser.fault(ExprFault::Unexpected(c))),
        }
    }

    /// The names used, with their places in the text.
    pub fn names(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.steps.iter().filter_map(|step| match step {
            Step::Name(name, at) => Some((name.as_str(), at.clone())),
            _ => None,
        })
    }

    /// The exact value of plain numbers, with `lookup` giving the value of a name.
    pub fn value(
        &self,
        lookup: impl Fn(&str) -> Option<BigRational>,
    ) -> Result<BigRational, ExprError> {
        Ok(self.measure(|name| lookup(name).map(Quantity::plain))?.value)
    }
}

/// Whether a text may be the name of a statistic or series: letters of any script, digits,
/// dots and underscores, beginning with neither digit nor dot.
pub fn is_name(text: &str) -> bool {
    text.chars().all(in_name) && !text.starts_with(|c: char| c.is_numeric() || c == '.')
}

/// Whether a character may stand in a statistic's name.
pub(super) fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_')
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    steps: Vec<Step>,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The next character that is not white space.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().chars().next()
    }

    fn fault(&self, fault: ExprFault) -> ExprError {
        let len = self.rest().chars().next().map_or(0, char::len_utf8);
        ExprError { fault, at: self.at..self.at + len }
    }

    /// sum = product { ("+" | "-") product }
    fn sum(&mut self) -> Result<(), ExprError> {
        self.product()?;
        while let Some(c) = self.peek() {
            let op = match c {
                '+' | '＋' => Op::Add,
                '-' | '−' => Op::Sub,
                _ => break,
            };
            self.operator(op, c, Self::product)?;
        }
        Ok(())
    }

    /// product = operand { ("*" | "/") operand }
    fn product(&mut self) -> Result<(), ExprError> {
        self.operand()?;
        while let Some(c) = self.peek() {
            let op = match c {
                '*' | '×' => Op::Mul,
                '/' | '÷' => Op::Div,
                _ => break,
            };
            self.operator(op, c, Self::operand)?;
        }
        Ok(())
    }

    fn operator(
        &mut self,
        op: Op,
        sign: char,
        next: fn(&mut Self) -> Result<(), ExprError>,
    ) -> Result<(), ExprError> {
        let at = self.at..self.at + sign.len_utf8();
        self.at = at.end;
        next(self)?;
        self.steps.push(Step::Apply(op, at));
        Ok(())
    }

    /// operand = number | name | call | "(" sum ")" | "-" operand
    fn operand(&mut self) -> Result<(), ExprError> {
        match self.peek() {
            None | Some(')') => Err(self.fault(ExprFault::Operand)),
            Some('(') => self.inner(),
            Some(minus @ ('-' | '−')) => self.deeper(|parser| {
                parser.at += minus.len_utf8();
                parser.operand()?;
                parser.steps.push(Step::Negate);
                Ok(())
            }),
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if in_name(c) && c != '.' => self.name(),
            Some(c) => Err(self.fault(ExprFault::Unexpected(c))),
        }
    }

    fn inner(&mut self) -> Result<(), ExprError> {
        let open = self.at..self.at + 1;
        self.at += 1;
        self.deeper(Self::sum)?;
        if self.peek() == Some(')') {
            self.at += 1;
            return Ok(());
        }
        match self.peek() {
            None => Err(ExprError { fault: ExprFault::Unclosed, at: open }),
            Some(c) => Err(self.fault(ExprFault::Unexpected(c))),
        }
    }

    fn deeper(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), ExprError>,
    ) -> Result<(), ExprError> {
        if self.depth == DEEPEST {
            return Err(self.fault(ExprFault::TooDeep(DEEPEST)));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Takes the characters that may stand in a name or number.
    fn word(&mut self) -> (String, Range<usize>) {
        let rest = self.rest();
        let len = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or("").to_owned();
        let at = self.at..self.at + len;
        self.at = at.end;
        (word, at)
    }

    fn number(&mut self) -> Result<(), ExprError> {
        let (word, at) = self.word();
        let number = Decimal::parse(&word)
            .map_err(|bad| ExprError { fault: ExprFault::Number(bad), at })?;
        self.steps.push(Step::Number(number.value));
        Ok(())
    }

    fn name(&mut self) -> Result<(), ExprError> {
        let (word, at) = self.word();
        if self.peek() == Some('(') {
            return self.call(word, at);
        }
        self.steps.push(Step::Name(word, at));
        Ok(())
    }

    /// call = name "(" sum { ("," | "，") sum } ")"
    fn call(&mut self, word: String, at: Range<usize>) -> Result<(), ExprError> {
        let Some(function) = Function::find(&word) else {
            return Err(ExprError { fault: ExprFault::Function(word), at });
        };
        let open = self.at..self.at + 1;
        self.at += 1;
        let mut count = 0;
        self.deeper(|parser| {
            loop {
                parser.sum()?;
                count += 1;
                match parser.peek() {
                    Some(comma @ (',' | '，')) => parser.at += comma.len_utf8(),
                    _ => return Ok(()),
                }
            }
        })?;
        match self.peek() {
            Some(')') => self.at += 1,
            None => return Err(ExprError { fault: ExprFault::Unclosed, at: open }),
            Some(c) => return Err(self.fault(ExprFault::Unexpected(c))),
        }
        let (least, most) = function.arguments();
        // a series may bring what is lacking
        let least = if function.takes_series() { 1 } else { least };
        if !(least..=most).contains(&count) {
            let fault = ExprFault::Arguments(word, least, most);
            return Err(ExprError { fault, at });
        }
        self.steps.push(Step::Call(function, count, at));
        Ok(())
    }
}
