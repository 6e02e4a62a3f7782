//! The example with a device code: the terminal shows it, and the person is the server's, who agrees
//! once the client has asked a first time.

use super::{Trial, program::Program};

impl Trial {
    /// Signs in with a code, and with all that may go wrong on the way.
    pub(super) async fn on_a_device(&self) {
        self.agreed().await;
        self.refused().await;
        self.ended().await;
        self.nobody_agrees().await;
        #[cfg(unix)]
        self.given_up().await;
    }

    /// Starts it, and reads the code as the person does.
    async fn coded(&self, words: &[&str]) -> Program {
        let mut program = self.start(words);
        program.line_with("enter this code").await;
        program.line_with("  WDJB-").await;
        program.line_with("The code lives for").await;
        program
    }

    async fn agreed(&self) {
        let ended = self.coded(&[]).await.end().await;
        ended.must(0, &format!("Signed in to {}{}", self.title, self.account));
        assert!(
            !ended.errors.contains('\x1b'),
            "what is no terminal gets plain lines: {ended:?}"
        );
        let ended = self.start(&[]).end().await;
        ended.must(
            0,
            &format!("Still signed in to {}{}", self.title, self.account),
        );
        assert!(
            ended.errors.is_empty(),
            "nobody is asked anything: {ended:?}"
        );
        let ended = self.start(&["--sign-out"]).end().await;
        ended.must(0, &format!("Signed out of {}", self.title));
        self.is_signed_out();
        self.server.reset();
    }

    async fn refused(&self) {
        self.server.deny(true);
        let program = self.coded(&[]).await;
        let ended = program.end().await;
        self.server.deny(false);
        ended.must(1, "error: the person did not let this client in");
        self.is_signed_out();
    }

    async fn ended(&self) {
        let program = self.coded(&[]).await;
        self.server.expire_all();
        let ended = program.end().await;
        ended.must(1, "error: the code has ended before anybody entered it");
        self.is_signed_out();
    }

    async fn nobody_agrees(&self) {
        let program = self.coded(&["--timeout", "200ms"]).await;
        let ended = program.end().await;
        ended.must(1, "nobody entered the code for");
        self.is_signed_out();
    }

    #[cfg(unix)]
    async fn given_up(&self) {
        let program = self.coded(&[]).await;
        program.interrupt().await;
        program.end().await.must(1, "cancelled");
        self.is_signed_out();
    }
}
