-- The operations of a store (../store.ts), each atomic because Redis runs a script to its end.
-- KEYS[1]: what all keys begin with. ARGV: operation, now (milliseconds since the epoch), then the operation's own.
--
-- A record is a string, a hash or a list under <prefix>v:<kind>:<key>, and a segment's items a list behind it. Beside it:
--   i:<kind>          keys by when they expire, in milliseconds      s:<kind>            "<bytes> <owner>" by key
--   o:<kind>          owners by bytes, of kinds whose oldest go      w:<kind>:<owner>    its keys by when they were written
--   r:<room>          bytes of a room                                b                   bytes of all rooms
local prefix, op, now = KEYS[1], ARGV[1], tonumber(ARGV[2])

-- How far a record may live beyond its time before Redis drops it by itself, in milliseconds.
local GRACE = 60000
-- Expired records that one operation drops on its way.
local ON_THE_WAY = 20

local function at(...) return prefix .. table.concat({...}, ':') end
local function isTrue(text) return text == '1' end

-- A kind with its bounds, of the text that the client sends: name, records, room, bytes of the room, bytes of all, oldest go, owner of the key.
local function kindOf(text)
  local kind = cjson.decode(text)
  kind.index, kind.sizes, kind.room = at('i', kind.name), at('s', kind.name), at('r', kind.room)
  return kind
end

local function sizeOf(kind, key)
  local known = redis.call('HGET', kind.sizes, key)
  if not known then return 0, '' end
  local size, owner = string.match(known, '^(%d+) (.*)$')
  return tonumber(size), owner
end

local function account(kind, owner, growth)
  if growth == 0 then return end
  redis.call('INCRBY', kind.room, growth)
  redis.call('INCRBY', at('b'), growth)
  if owner ~= '' then redis.call('ZINCRBY', at('o', kind.name), growth, owner) end
end

-- Forgets what is known of a record; the record itself stays.
local function unlist(kind, key)
  local size, owner = sizeOf(kind, key)
  redis.call('ZREM', kind.index, key)
  redis.call('HDEL', kind.sizes, key)
  account(kind, owner, -size)
  if owner == '' then return end
  local written = at('w', kind.name, owner)
  redis.call('ZREM', written, key)
  if redis.call('EXISTS', written) == 0 then redis.call('ZREM', at('o', kind.name), owner) end
end

local HEADS = '\1heads'

local function dropItems(value, heads)
  for _, head in ipairs(heads) do redis.call('DEL', value .. ':' .. head.id) end
end

local function headsOf(value)
  local text = redis.call('HGET', value, HEADS)
  return text and cjson.decode(text) or {}
end

local function drop(kind, key)
  local value = at('v', kind.name, key)
  if kind.segments then dropItems(value, headsOf(value)) end
  redis.call('DEL', value)
  unlist(kind, key)
end

local function reap(kind, most)
  for _, key in ipairs(redis.call('ZRANGEBYSCORE', kind.index, '-inf', now, 'LIMIT', 0, most)) do drop(kind, key) end
end

local function isAlive(kind, key)
  local expires = redis.call('ZSCORE', kind.index, key)
  return expires and tonumber(expires) > now
end

-- Whoever holds most loses what was written longest ago; the key that is written stays.
local function dropOldest(kind, spared)
  local most = redis.call('ZREVRANGE', at('o', kind.name), 0, 0)[1]
  if not most then return false end
  for _, key in ipairs(redis.call('ZRANGE', at('w', kind.name, most), 0, 1)) do
    if key ~= spared then
      drop(kind, key)
      return true
    end
  end
  return false
end

local function hasRoom(kind, key, growth)
  reap(kind, ON_THE_WAY)
  local new = isAlive(kind, key) and 0 or 1
  local function isFull()
    return redis.call('ZCARD', kind.index) + new > kind.records
      or tonumber(redis.call('GET', kind.room) or 0) + growth > kind.bytes
      or tonumber(redis.call('GET', at('b')) or 0) + growth > kind.all
  end
  if new == 0 and growth <= 0 then return true end
  if isFull() then reap(kind, 1000) end
  while isFull() do
    if not kind.oldestGo or not dropOldest(kind, key) then return false end
  end
  return true
end

-- Lists a record with its size and time, after it was written.
local function list(kind, key, size, ttl)
  local before = sizeOf(kind, key)
  local expires = math.floor(now + ttl * 1000 + 0.5)
  redis.call('ZADD', kind.index, expires, key)
  redis.call('HSET', kind.sizes, key, string.format('%d %s', size, kind.owner))
  account(kind, kind.owner, size - before)
  if kind.owner ~= '' then
    redis.call('ZADD', at('w', kind.name, kind.owner), redis.call('INCR', at('n')), key)
  end
  redis.call('PEXPIREAT', at('v', kind.name, key), expires + GRACE)
  return expires
end

local function full(kind) return redis.error_reply('STOREFULL ' .. kind.name) end

local function dropExpired(kind, key)
  if not isAlive(kind, key) and redis.call('ZSCORE', kind.index, key) then drop(kind, key) end
end

local function put(kind, key, text, ttl)
  dropExpired(kind, key)
  local size = #key + #text
  if not hasRoom(kind, key, size - sizeOf(kind, key)) then return false end
  redis.call('SET', at('v', kind.name, key), text)
  list(kind, key, size, ttl)
  return true
end

local function read(kind, key)
  return isAlive(kind, key) and redis.call('GET', at('v', kind.name, key))
end

local function smaller(one, other) return one < other and one or other end

local ops = {}

function ops.get(kind, key) return read(kind, key) end

function ops.set(kind, key, text, ttl)
  if not put(kind, key, text, ttl) then return full(kind) end
  return 1
end

function ops.swap(kind, key, text, ttl)
  local before = read(kind, key)
  if not put(kind, key, text, ttl) then return full(kind) end
  return before
end

function ops.claim(kind, key, text, ttl)
  if isAlive(kind, key) then return 0 end
  return ops.set(kind, key, text, ttl)
end

function ops.setUnless(kind, key, text, ttl, otherKind, otherKey)
  local expires = redis.call('ZSCORE', at('i', otherKind), otherKey)
  if expires and tonumber(expires) > now then return 0 end
  return ops.set(kind, key, text, ttl)
end

function ops.take(kind, key)
  local before = read(kind, key)
  drop(kind, key)
  return before
end

function ops.delete(kind, key)
  drop(kind, key)
  return 1
end

function ops.deleteIf(kind, key, text)
  if read(kind, key) ~= text then return 0 end
  drop(kind, key)
  return 1
end

function ops.count(kind, key, ttl)
  local before = read(kind, key)
  local left = before and math.max((redis.call('ZSCORE', kind.index, key) - now) / 1000, 1) or ttl
  local count = tonumber(before or 0) + 1
  if not put(kind, key, tostring(count), left) then return full(kind) end
  return count
end

function ops.fields(kind, key)
  return isAlive(kind, key) and redis.call('HGETALL', at('v', kind.name, key)) or {}
end

-- Changes: name, '1' to set or '0' to delete, text; again and again.
function ops.setFields(kind, key, ttl, ...)
  dropExpired(kind, key)
  local value, changes, fields = at('v', kind.name, key), {...}, {}
  local held = redis.call('HGETALL', value)
  for i = 1, #held, 2 do fields[held[i]] = held[i + 1] end
  for i = 1, #changes, 3 do fields[changes[i]] = isTrue(changes[i + 1]) and changes[i + 2] or nil end
  if next(fields) == nil then return ops.delete(kind, key) end
  local size = #key
  for name, text in pairs(fields) do size = size + #name + #text end
  if not hasRoom(kind, key, size - sizeOf(kind, key)) then return full(kind) end
  redis.call('DEL', value)
  for name, text in pairs(fields) do redis.call('HSET', value, name, text) end
  list(kind, key, size, ttl)
  return 1
end

function ops.list(kind, key)
  return isAlive(kind, key) and redis.call('LRANGE', at('v', kind.name, key), 0, -1) or {}
end

-- limits: max, maxBytes, whenFull (items and bytes), or without it nothing is added to a full list.
function ops.append(kind, key, text, ttl, limitsText)
  local limits = cjson.decode(limitsText)
  if limits.max < 1 or #text > limits.maxBytes then return 0 end
  dropExpired(kind, key)
  local value = at('v', kind.name, key)
  local held = redis.call('LLEN', value)
  local bytes, gone = sizeOf(kind, key) - (held > 0 and #key or 0), 0
  if held >= limits.max or bytes + #text > limits.maxBytes then
    if not limits.whenFull then return 0 end
    local staying = smaller(limits.whenFull.items, limits.max - 1)
    local stayingBytes = smaller(limits.whenFull.bytes, limits.maxBytes - #text)
    while held - gone > staying or bytes > stayingBytes do
      bytes = bytes - #redis.call('LINDEX', value, gone)
      gone = gone + 1
    end
  end
  local size = #key + bytes + #text
  if not hasRoom(kind, key, size - sizeOf(kind, key)) then return full(kind) end
  if gone > 0 then redis.call('LTRIM', value, gone, -1) end
  redis.call('RPUSH', value, text)
  list(kind, key, size, ttl)
  return 1
end

-- Segments. A head: id, group, openedAt, note (text), count and bytes of its items, marks (how many of each), expires.

local function aliveHeads(kind, key)
  local heads = {}
  if not isAlive(kind, key) then return heads end
  for _, head in ipairs(headsOf(at('v', kind.name, key))) do
    if head.expires > now then heads[#heads + 1] = head end
  end
  return heads
end

local function lastOf(heads, group)
  for i = #heads, 1, -1 do
    if heads[i].group == group then return heads[i] end
  end
end

local function sizeOfLog(key, heads)
  local size = #key
  for _, head in ipairs(heads) do size = size + #head.note + head.bytes end
  return size
end

-- Writes the heads; items of heads that are gone go too.
local function writeHeads(kind, key, heads, ttl)
  local value, kept, gone = at('v', kind.name, key), {}, {}
  for _, head in ipairs(heads) do kept[head.id] = true end
  for _, head in ipairs(headsOf(value)) do
    if not kept[head.id] then gone[#gone + 1] = head end
  end
  dropItems(value, gone)
  redis.call('HSET', value, HEADS, cjson.encode(heads))
  local expires = list(kind, key, sizeOfLog(key, heads), ttl)
  for _, head in ipairs(heads) do redis.call('PEXPIREAT', value .. ':' .. head.id, expires + GRACE) end
end

-- Changes one head, and drops the oldest others that have no room beside it. False when the store has none.
local function commit(kind, key, heads, target, note, bytes, spare, limits)
  local total = bytes - target.bytes + spare
  for _, head in ipairs(heads) do total = total + head.bytes end
  while #heads > limits.segments or total > limits.bytesPerLog do
    local oldest
    for i, head in ipairs(heads) do
      if not oldest and head ~= target then oldest = i end
    end
    if not oldest then break end
    total = total - table.remove(heads, oldest).bytes
  end
  dropExpired(kind, key)
  local growth = #note + bytes - #target.note - target.bytes
  if not hasRoom(kind, key, sizeOfLog(key, heads) + growth - sizeOf(kind, key)) then return false end
  target.note, target.bytes, target.expires = note, bytes, now + limits.ttl * 1000
  writeHeads(kind, key, heads, limits.ttl)
  return true
end

local function begun(id, group, note)
  return { id = id, group = group, openedAt = now, note = note, count = 0, bytes = 0, marks = {}, expires = 0 }
end

function ops.openSegment(kind, key, id, group, note, after, limitsText)
  local limits, heads = cjson.decode(limitsText), aliveHeads(kind, key)
  local last = lastOf(heads, group)
  local goesOn = last and not last.marks[after]
  local target, spare = last, 0
  if not goesOn then
    target, spare = begun(id, group, note), limits.bytes
    heads[#heads + 1] = target
  end
  if not commit(kind, key, heads, target, note, target.bytes, spare, limits) then return full(kind) end
  return 1
end

function ops.appendToSegment(kind, key, id, group, note, text, mark, replaces, limitsText)
  local limits, heads = cjson.decode(limitsText), aliveHeads(kind, key)
  local last = lastOf(heads, group)
  local target = last or begun(id, group, note)
  local clears = isTrue(replaces)
  for one in pairs(target.marks) do clears = clears and one == mark end
  local bytes = (clears and 0 or target.bytes) + #text
  if bytes > limits.bytes or (not clears and target.count >= limits.items) then return 0 end
  if not last then heads[#heads + 1] = target end
  local before = { count = target.count, marks = target.marks }
  target.count = clears and 1 or target.count + 1
  target.marks = clears and {} or target.marks
  target.marks[mark] = (target.marks[mark] or 0) + 1
  if not commit(kind, key, heads, target, target.note, bytes, last and 0 or limits.bytes - bytes, limits) then
    return full(kind)
  end
  local items = at('v', kind.name, key) .. ':' .. target.id
  if clears then redis.call('DEL', items) end
  redis.call('RPUSH', items, text)
  redis.call('PEXPIREAT', items, target.expires + GRACE)
  return 1
end

function ops.segments(kind, key)
  local heads = aliveHeads(kind, key)
  return #heads == 0 and '[]' or cjson.encode(heads)
end

function ops.segment(kind, key, by, name)
  local heads = aliveHeads(kind, key)
  for i = #heads, 1, -1 do
    if heads[i][by] == name then
      return { cjson.encode(heads[i]), redis.call('LRANGE', at('v', kind.name, key) .. ':' .. heads[i].id, 0, -1) }
    end
  end
  return {}
end

function ops.moveSegments(from, key, toText)
  local to = kindOf(toText)
  if not isAlive(from, key) or isAlive(to, key) then return 1 end
  dropExpired(to, key)
  local size = sizeOf(from, key)
  local left = (redis.call('ZSCORE', from.index, key) - now) / 1000
  if not hasRoom(to, key, size) then return full(to) end
  local source, target = at('v', from.name, key), at('v', to.name, key)
  for _, head in ipairs(headsOf(source)) do
    if redis.call('EXISTS', source .. ':' .. head.id) == 1 then
      redis.call('RENAME', source .. ':' .. head.id, target .. ':' .. head.id)
    end
  end
  redis.call('RENAME', source, target)
  unlist(from, key)
  list(to, key, size, left)
  return 1
end

function ops.dropSegments(kind, key, group)
  local staying = {}
  for _, head in ipairs(aliveHeads(kind, key)) do
    if head.group ~= group then staying[#staying + 1] = head end
  end
  if #staying == 0 then return ops.delete(kind, key) end
  writeHeads(kind, key, staying, (redis.call('ZSCORE', kind.index, key) - now) / 1000)
  return 1
end

function ops.nearlyFull(...)
  for _, text in ipairs({...}) do
    local kind = kindOf(text)
    reap(kind, 1000)
    if redis.call('ZCARD', kind.index) >= 0.95 * kind.records then return 1 end
    if tonumber(redis.call('GET', kind.room) or 0) > 0.95 * kind.bytes then return 1 end
  end
  return 0
end

-- Drops what has expired of a kind; gives how many records it still holds.
function ops.sweep(text)
  local kind = kindOf(text)
  reap(kind, 1000)
  return redis.call('ZCARD', kind.index)
end

if op == 'nearlyFull' or op == 'sweep' then return ops[op](unpack(ARGV, 3)) end
return ops[op](kindOf(ARGV[3]), unpack(ARGV, 4))
