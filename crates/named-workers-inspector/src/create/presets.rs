//! Drafts to start from.

use named_workers::WorkerType;

use super::draft::Draft;

/// A draft with a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Preset {
    Greeter,
    Progress,
    Stream,
    NumPy,
    Trouble,
}

impl Preset {
    pub(super) const ALL: [Self; 5] =
        [Self::Greeter, Self::Progress, Self::Stream, Self::NumPy, Self::Trouble];

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Greeter => "Greeter",
            Self::Progress => "Progress",
            Self::Stream => "Stream",
            Self::NumPy => "NumPy",
            Self::Trouble => "Trouble",
        }
    }

    pub(super) fn draft(self) -> Draft {
        let (name, worker_type, source, config) = match self {
            Self::Greeter => ("greeter", WorkerType::Mpy, include_str!("presets/greeter.py"), ""),
            Self::Progress => ("collatz", WorkerType::Mpy, include_str!("presets/collatz.py"), ""),
            Self::Stream => {
                ("fibonacci", WorkerType::Mpy, include_str!("presets/fibonacci.py"), "")
            }
            Self::NumPy => (
                "statistics",
                WorkerType::Py,
                include_str!("presets/statistics.py"),
                r#"{"packages": ["numpy"]}"#,
            ),
            Self::Trouble => ("trouble", WorkerType::Mpy, include_str!("presets/trouble.py"), ""),
        };
        Draft {
            name: name.into(),
            worker_type,
            src: String::new(),
            source: source.into(),
            config: config.into(),
        }
    }
}
