//! What Redis does as a whole: the scripts, and what they answer.

use redis::Cmd;
use zeroize::Zeroizing;

use super::{
    fault,
    link::{Link, Sent},
};
use crate::{Result, store::StoreKey};

/// The names of what belongs to a key. The braces keep them together in a cluster.
#[derive(Clone)]
pub(super) struct Names {
    pub(super) record: String,
    pub(super) lock: String,
}

impl Names {
    pub(super) fn new(prefix: &str, key: &StoreKey) -> Self {
        let record = format!("{prefix}:{{{}}}", key.name());
        let lock = format!("{record}:lock");
        Self { record, lock }
    }
}

/// A script, and whether its effect is the same when it runs twice. Redis compiles it once.
pub(super) struct Script(&'static str, Sent);

/// Replaces a record: `KEYS` names of the hash and the lock, `ARGV` the expected version, the new
/// one, the number of the lock, the record, and a name for this write, by which it is known again
/// when its answer was lost.
pub(super) const REPLACE: Script = Script(
    r"
    local known = redis.call('HMGET', KEYS[1], 'version', 'fence', 'last', 'record', 'write')
    if known[5] == ARGV[5] then
        return {'done'}
    end
    if ARGV[3] ~= '' and tonumber(ARGV[3]) < tonumber(known[2] or '0') then
        return {'late'}
    end
    if (known[1] or '') ~= ARGV[1] then
        return {'other', known[4]}
    end
    if tonumber(ARGV[2]) <= tonumber(known[3] or '0') then
        return {'used', known[3]}
    end
    redis.call('HSET', KEYS[1], 'version', ARGV[2], 'last', ARGV[2], 'record', ARGV[4],
        'write', ARGV[5])
    redis.call('PERSIST', KEYS[1])
    return {'done'}
    ",
    Sent::Repeatable,
);

/// Removes a record: the expected version, the number of the lock. The counters stay for a day, so
/// that a late writer cannot bring it back.
pub(super) const REMOVE: Script = Script(
    r"
    local known = redis.call('HMGET', KEYS[1], 'version', 'fence', 'record')
    if ARGV[2] ~= '' and tonumber(ARGV[2]) < tonumber(known[2] or '0') then
        return {'late'}
    end
    if (known[1] or '') ~= ARGV[1] then
        return {'other', known[3]}
    end
    redis.call('HDEL', KEYS[1], 'version', 'record', 'write')
    redis.call('PEXPIRE', KEYS[1], 86400000)
    return {'done'}
    ",
    Sent::Once,
);

/// Takes the lock: who takes it, its lease in milliseconds. Numbers are at least the time, so that
/// they grow although Redis may have lost the last one.
pub(super) const LOCK: Script = Script(
    r"
    local holder = redis.call('GET', KEYS[2])
    if holder == ARGV[1] then
        return {'used', redis.call('HGET', KEYS[1], 'fence')}
    end
    if holder then
        return {'other', tostring(redis.call('PTTL', KEYS[2]))}
    end
    local time = redis.call('TIME')
    local last = tonumber(redis.call('HGET', KEYS[1], 'last') or '0')
    local number = math.max(last + 1, tonumber(time[1]) * 1000000 + tonumber(time[2]))
    number = string.format('%.0f', number)
    redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
    redis.call('HSET', KEYS[1], 'last', number, 'fence', number)
    if redis.call('HEXISTS', KEYS[1], 'record') == 0 then
        redis.call('PEXPIRE', KEYS[1], math.max(86400000, 2 * tonumber(ARGV[2])))
    end
    return {'used', number}
    ",
    Sent::Repeatable,
);

/// Gives the lock back: who has taken it.
pub(super) const RELEASE: Script = Script(
    r"
    if redis.call('GET', KEYS[2]) == ARGV[1] then
        redis.call('DEL', KEYS[2])
    end
    return {'done'}
    ",
    Sent::Repeatable,
);

/// What a script answers.
pub(super) enum Reply {
    Done,
    /// The number that was given out.
    Used(u64),
    /// Something else is there.
    Other(Option<Zeroizing<Vec<u8>>>),
    /// The lock of the writer was followed by another.
    Late,
}

impl Script {
    pub(super) async fn call(
        &self,
        link: &Link,
        names: &Names,
        arguments: impl FnOnce(&mut Cmd),
    ) -> Result<Reply> {
        let mut command = redis::cmd("EVAL");
        command
            .arg(self.0)
            .arg(2)
            .arg(&names.record)
            .arg(&names.lock);
        arguments(&mut command);
        let words: Vec<Option<Vec<u8>>> = link.ask(self.1, &command).await?;
        Reply::of(words).ok_or_else(|| fault("Redis answered something that it was not asked"))
    }
}

impl Reply {
    fn of(words: Vec<Option<Vec<u8>>>) -> Option<Self> {
        let mut words = words.into_iter();
        let (what, more) = (words.next()??, words.next().flatten());
        match what.as_slice() {
            b"done" => Some(Self::Done),
            b"late" => Some(Self::Late),
            b"other" => Some(Self::Other(more.map(Zeroizing::new))),
            b"used" => Some(Self::Used(number(&more?)?)),
            _ => None,
        }
    }
}

pub(super) fn number(text: &[u8]) -> Option<u64> {
    str::from_utf8(text).ok()?.parse().ok()
}
