SELECT 'never closed

SELECT "never closed

SELECT E'never \' closed

SELECT $$never closed

SELECT $tag$never $$ closed $TAG$

SELECT B'0101

SELECT X'1F

SELECT U&'never closed

SELECT U&"never closed

SELECT 1 /* never closed

SELECT 1 /* a /* nested */ one

SELECT ""

SELECT U&""

SELECT a AS "", b

SELECT 123abc

SELECT 1_

SELECT 1__000

SELECT 0x

SELECT 0xg

SELECT 0b

SELECT 0b12

SELECT 0o

SELECT 0o8

SELECT 1.5e

SELECT 1e+

SELECT 1.a

SELECT 1.5abc FROM t

SELECT $1abc

SELECT $99999999999

SELECT E'\u12'

SELECT E'\U0000004'

SELECT E'\ud800'

SELECT E'\ud800\u0041'

SELECT E'\udc00'

SELECT E'\u0000'

SELECT E'\U00110000'

SELECT E'\ud800x'

SELECT U&'\12'

SELECT U&'\+0000'

SELECT U&'\d800'

SELECT U&'\dc00'

SELECT U&'\0000'

SELECT U&'\+110000'

SELECT U&'!0041' UESCAPE '!!'

SELECT U&'a' UESCAPE 'a'

SELECT U&'a' UESCAPE '+'

SELECT U&'a' UESCAPE ' '

SELECT U&'a' UESCAPE x

SELECT U&'a' UESCAPE

SELECT U&'\zzzz'

SELECT U&"\12"

SELECT a \ b

SELECT a { b

SELECT a } b

SELECT $ a

SELECT $a b

SELECT a ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ b

SELECT ‘a’ b c

SELECT a – b c

SELECT 'a' 'b'

SELECT 'it's fine'

SELECT "a" "b" "c"

SELECT `id` FROM `users`

SELECT [id] FROM [users]

SELECT a FROM t WHERE b = = 1

SELECT a === b ===

SELECT a FROM t # comment

SELECT * FROM t // comment

SELECT 1 +

SELECT 1 + * 2

SELECT @

SELECT 'a' || 'b

SELECT 1..2

SELECT 1 :: 

SELECT a:b

SELECT a.b.

SELECT a..b

SELECT .a

SELECT 5!

SELECT 5! = 120

SELECT a := 1

SELECT a => 1

SELECT N'abc

SELECT 0x1F_

SELECT 1.2.3

SELECT 'a'
-- no newline rule for names
"b" "c"

SELECT E'\000'

SELECT E'\x00'

SELECT E'a\xc3b'

SELECT E'\377'

SELECT E'\xe4\xb8'

SELECT E'\xed\xa0\x80'

SELECT b'01''10'

SELECT U&'x' 'y

SELECT U&'\d800x'
