-- Sets fields of one hash for several records, in the order given; where fields decide, only for a record that is newer by them.
-- Atomic: the fields of a record change together, or none does.
--
-- KEYS[1]  the hash
-- ARGV     number of deciding fields, then name and kind (time | number | text) of each;
--          then for each record: number of fields, then name and value of each
-- returns  one letter per record: S set, U unchanged; or W alone: the key holds something that is not a hash

local key = KEYS[1]

local type = redis.call('TYPE', key).ok
if type ~= 'hash' and type ~= 'none' then
  return 'W'
end

-- By byte, which for UTF-8 is by code point. Lua's own < follows the locale the server was started in.
local function compareText(a, b)
  if a == b then return 0 end
  for i = 1, math.min(#a, #b) do
    local x, y = a:byte(i), b:byte(i)
    if x ~= y then return x < y and -1 or 1 end
  end
  return #a < #b and -1 or 1
end

-- Decimal text of any size: a Lua number is exact to 2^53 only. Nil for what is none.
local function number(text)
  local sign, whole, fraction = text:match('^([%+%-]?)(%d+)%.?(%d*)$')
  if not whole then return nil end
  whole, fraction = whole:gsub('^0+', ''), fraction:gsub('0+$', '')
  return {negative = sign == '-' and (whole .. fraction) ~= '', whole = whole, fraction = fraction}
end

local function compareNumbers(a, b)
  if a.negative ~= b.negative then return a.negative and -1 or 1 end
  local size = #a.whole == #b.whole and compareText(a.whole, b.whole) or (#a.whole < #b.whole and -1 or 1)
  if size == 0 then size = compareText(a.fraction, b.fraction) end
  return a.negative and -size or size
end

-- Seconds and the digits behind them: 2026-11-20T10:00:00.5+01:00. Nil for what is none.
local function time(text)
  local year, month, day, hour, minute, second, fraction, zone =
    text:match('^(%d%d%d%d)-(%d%d)-(%d%d)T(%d%d):(%d%d):(%d%d)%.?(%d*)([Z%+%-].*)$')
  if not year then return nil end
  local offset = 0
  if zone ~= 'Z' then
    local sign, hours, minutes = zone:match('^([%+%-])(%d%d):(%d%d)$')
    if not sign then return nil end
    offset = (hours * 60 + minutes) * 60 * (sign == '-' and -1 or 1)
  end
  -- days since 0000-03-01, so that a leap day is the last of its year
  local y = month + 0 <= 2 and year - 1 or year + 0
  local m = (month + 9) % 12
  local days = 365 * y + math.floor(y / 4) - math.floor(y / 100) + math.floor(y / 400) + math.floor((153 * m + 2) / 5) + day
  return {seconds = ((days * 24 + hour) * 60 + minute) * 60 + second - offset, fraction = fraction:gsub('0+$', '')}
end

local function compareTimes(a, b)
  if a.seconds ~= b.seconds then return a.seconds < b.seconds and -1 or 1 end
  return compareText(a.fraction, b.fraction)
end

local read = {time = time, number = number, text = function(text) return text end}
local compare = {time = compareTimes, number = compareNumbers, text = compareText}

local deciding, at = {}, 2
for i = 1, tonumber(ARGV[1]) do
  deciding[i] = {name = ARGV[at], kind = ARGV[at + 1]}
  at = at + 2
end

-- Whether the record may be written. A stored value that does not compare is as good as none, or it would freeze the hash.
local function isNewer(record, stored)
  for _, field in ipairs(deciding) do
    local before = stored[field.name] and read[field.kind](stored[field.name])
    if not before then return true end
    local against = compare[field.kind](read[field.kind](record[field.name]), before)
    if against ~= 0 then return against > 0 end
  end
  return false
end

local function isDifferent(record, stored)
  for name, value in pairs(record) do
    if stored[name] ~= value then return true end
  end
  return false
end

local letters = {}
while at <= #ARGV do
  local size, names, record, write, stored = tonumber(ARGV[at]), {}, {}, {}, {}
  for i = 1, size do
    local name, value = ARGV[at + 2 * i - 1], ARGV[at + 2 * i]
    names[i], record[name] = name, value
    write[2 * i - 1], write[2 * i] = name, value
  end
  at = at + 1 + 2 * size
  local values = redis.call('HMGET', key, unpack(names))
  for i, name in ipairs(names) do
    stored[name] = values[i] or nil
  end
  local set = #deciding > 0 and isNewer(record, stored) or #deciding == 0 and isDifferent(record, stored)
  if set then
    redis.call('HSET', key, unpack(write))
  end
  letters[#letters + 1] = set and 'S' or 'U'
end
return table.concat(letters)
