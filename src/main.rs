//! The command-line program.

fn main() -> std::process::ExitCode {
    copydesk::cli::main()
}
