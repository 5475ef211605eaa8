using System.Text;

namespace GlobalReach.Domain.Foundation;

/// <summary>Characters that take no room where they stand (Unicode calls them default-ignorable): two names that differ in them alone look the same.</summary>
public static class Unseen
{
    /// <summary>Whether nobody sees it.</summary>
    public static bool Is(Rune rune) => rune.Value is 0xAD or 0x34F or 0x61C or (>= 0x115F and <= 0x1160) or (>= 0x17B4 and <= 0x17B5) or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F)
        or (>= 0x2028 and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFFB) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);
}
