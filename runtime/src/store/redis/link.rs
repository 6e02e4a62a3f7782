//! The connection: made when it is needed, one in each place, given up when it breaks or says nothing, and
//! never waited for longer than the time-out.

use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use redis::{
    AsyncConnectionConfig, Client, Cmd, FromRedisValue, RedisError, RedisResult,
    aio::MultiplexedConnection,
};
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout_at};
use zeroize::Zeroizing;

use super::{fault, script::Names};
use crate::{Error, Result, environment::ForEach};

const TIMEOUT: Duration = Duration::from_secs(2);
/// The pause before a broken connection is made anew.
const PAUSE: Duration = Duration::from_millis(50);

pub(super) struct Link {
    client: Client,
    timeout: Duration,
    /// Each with its number.
    connections: ForEach<(u64, MultiplexedConnection)>,
    /// Counts the connections, so that one is given up only once.
    number: AtomicU64,
}

/// Whether what was sent may be sent again when no answer comes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    /// A second time does nothing more.
    Repeatable,
    Once,
}

/// Why there is no answer.
enum Failure {
    /// There is no connection, so nothing was sent.
    Connecting(RedisError),
    /// It may have been done or not.
    Broken(RedisError),
    /// Redis has answered with an error.
    Refused(RedisError),
}

impl Link {
    pub(super) fn new(url: &str) -> Result<Self> {
        // What it says of a wrong address repeats none of it.
        let client = Client::open(url)
            .map_err(|it| Error::input("this is no address of a Redis").with_source(it))?;
        Ok(Self::to(client, TIMEOUT))
    }

    pub(super) fn with_timeout(&self, timeout: Duration) -> Self {
        Self::to(self.client.clone(), timeout)
    }

    fn to(client: Client, timeout: Duration) -> Self {
        Self {
            client,
            timeout,
            connections: ForEach::beginning_with(None),
            number: AtomicU64::new(0),
        }
    }

    /// The record of a key.
    pub(super) async fn get(&self, names: &Names) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let mut command = redis::cmd("HGET");
        command.arg(&names.record).arg("record");
        let found: Option<Vec<u8>> = self.ask(Sent::Repeatable, &command).await?;
        Ok(found.map(Zeroizing::new))
    }

    /// Asks Redis for something, and once more where the connection turns out to be broken.
    pub(super) async fn ask<T: FromRedisValue>(&self, sent: Sent, question: &Cmd) -> Result<T> {
        if Handle::try_current().is_err() {
            let message = "Redis is reached from a program that runs tokio; outside of one, keep credentials in a folder";
            return Err(fault(message));
        }
        let deadline = Instant::now() + self.timeout;
        loop {
            let (number, answer) = self.ask_once(deadline, question).await;
            let failure = match answer {
                Some(Ok(answer)) => return Ok(answer),
                Some(Err(failure)) => failure,
                None => {
                    self.give_up(number);
                    return Err(fault(format!("Redis did not answer in {:?}", self.timeout)));
                }
            };
            let (is_nothing_done, error) = match failure {
                Failure::Refused(error) => {
                    // A word of Redis, such as READONLY or WRONGPASS.
                    let code = error.code().unwrap_or("no reason given");
                    let message = format!("Redis refused a command of the token store: {code}");
                    return Err(fault(message).with_source(error));
                }
                Failure::Connecting(error) => (true, error),
                Failure::Broken(error) => (false, error),
            };
            self.give_up(number);
            let may_repeat = is_nothing_done || sent == Sent::Repeatable;
            if !may_repeat || Instant::now() + PAUSE >= deadline {
                return Err(fault("Redis cannot be reached").with_source(error));
            }
            sleep(PAUSE).await;
        }
    }

    /// The number of the connection that was used, and the answer if it came in time.
    async fn ask_once<T: FromRedisValue>(
        &self,
        deadline: Instant,
        question: &Cmd,
    ) -> (u64, Option<Result<T, Failure>>) {
        let connected = match timeout_at(deadline, self.connected()).await {
            Ok(Ok(connected)) => connected,
            Ok(Err(error)) => return (0, Some(Err(Failure::Connecting(error)))),
            Err(_) => return (0, None),
        };
        let (number, mut connection) = connected;
        let answer = timeout_at(deadline, question.query_async(&mut connection)).await;
        let answer = answer.ok().map(|it| {
            it.map_err(|error| {
                if error.is_io_error() || error.is_unrecoverable_error() || error.is_timeout() {
                    Failure::Broken(error)
                } else {
                    Failure::Refused(error)
                }
            })
        });
        (number, answer)
    }

    async fn connected(&self) -> RedisResult<(u64, MultiplexedConnection)> {
        // Nothing is held while one waits: whoever stops polling would stop all others.
        if let Some(it) = self.connections.get() {
            return Ok(it);
        }
        // The deadline of the question is the limit, for all that it takes.
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(None)
            .set_response_timeout(None);
        let connect = self
            .client
            .get_multiplexed_async_connection_with_config(&config);
        let connection = connect.await?;
        // Somebody else may have been faster; then there are two for a while.
        let made = (self.number.fetch_add(1, Relaxed) + 1, connection);
        self.connections.change(|_| Some(made.clone()));
        Ok(made)
    }

    /// Gives a connection up, unless another one has taken its place.
    fn give_up(&self, number: u64) {
        self.connections.change(|it| it.filter(|it| it.0 != number));
    }
}
