using System.Buffers.Binary;
using System.Text;
using GlobalReach.Domain.Letterheads;

namespace GlobalReach.Domain.Tests.Letterheads;

public sealed class LogoTests
{
    private const string Open = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 120 40\">";

    [Fact]
    public void A_plain_drawing_is_taken_as_it_is()
    {
        var drawing = $"<?xml version=\"1.0\"?>{Open}<style>.a{{fill:url(#g)}}</style><defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#0f5c6e\"/></linearGradient></defs><path class=\"a\" d=\"M0 0h120v40z\"/><use href=\"#g\"/></svg>";

        var logo = Logo.Read(Bytes(drawing));

        logo.Succeeded.ShouldBeTrue();
        (logo.Value!.MediaType, logo.Value.Width, logo.Value.Height).ShouldBe((Logo.Svg, 120.0, 40.0));
        logo.Value.Bytes.ShouldBe(Bytes(drawing));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "logo-acts")]
    [InlineData("<SCRIPT/>", "logo-acts")]
    [InlineData("<g onclick=\"alert(1)\"/>", "logo-acts")]
    [InlineData("<g onLoad=\"alert(1)\"/>", "logo-acts")]
    [InlineData("<foreignObject/>", "logo-acts")]
    [InlineData("<h:iframe xmlns:h=\"http://www.w3.org/1999/xhtml\" />", "logo-acts")]
    [InlineData("<set attributeName=\"href\" to=\"javascript:alert(1)\"/>", "logo-acts")]
    [InlineData("<animate attributeName=\"x\"/>", "logo-acts")]
    [InlineData("<image href=\"https://elsewhere.example/a.png\"/>", "logo-acts")]
    [InlineData("<a href=\"#x\"/>", "logo-acts")]
    [InlineData("<use href=\"https://elsewhere.example/a.svg#x\"/>", "logo-reaches-out")]
    [InlineData("<use xlink:href=\"//elsewhere.example/a.svg#x\"/>", "logo-reaches-out")]
    [InlineData("<use href=\"javascript:alert(1)\"/>", "logo-reaches-out")]
    [InlineData("<use href=\"data:image/svg+xml;base64,AAAA\"/>", "logo-reaches-out")]
    [InlineData("<style>@import 'https://elsewhere.example/a.css';</style>", "logo-reaches-out")]
    [InlineData("<style>@font-face{src:url(https://elsewhere.example/a.woff)}</style>", "logo-reaches-out")]
    [InlineData("<style>.a{fill:u\\72l(https://elsewhere.example)}</style>", "logo-reaches-out")]
    [InlineData("<rect fill=\"url( 'https://elsewhere.example/a#b' )\"/>", "logo-reaches-out")]
    [InlineData("<rect style=\"background:URL(//elsewhere.example)\"/>", "logo-reaches-out")]
    [InlineData("<g xml:base=\"https://elsewhere.example/\"/>", "logo-reaches-out")]
    [InlineData("<?xml-stylesheet href=\"https://elsewhere.example/a.css\"?>", "logo-reaches-out")]
    [InlineData("<g>", "logo-no-image")]
    public void A_drawing_that_can_do_something_is_refused(string part, string code) => CodeOf($"{Open}{part}</svg>").ShouldBe(code);

    [Theory]
    [InlineData("<style>.a{background:image('https://elsewhere.example/a.png')}</style>")]
    [InlineData("<style>@font-face{src:src('https://elsewhere.example/a.woff')}</style>")]
    public void A_picture_or_font_from_elsewhere_is_refused_however_it_is_written(string part) => CodeOf($"{Open}{part}</svg>").ShouldBe("logo-reaches-out");

    [Theory]
    [InlineData("use", "<use href=\"#{0}\"/>")]
    [InlineData("mask", "<rect mask=\"url(#{0})\"/>")]
    [InlineData("style", "<rect class=\"c{0}\"/>")]
    [InlineData("element", "<rect id=\"r\"/>")]
    public void A_drawing_that_grows_when_it_is_drawn_is_refused(string way, string part)
    {
        // Ten times the level below, eight levels down: a hundred million shapes in a kilobyte or two.
        string Level(int n) => string.Concat(Enumerable.Repeat(part.Replace("{0}", $"l{n - 1}", StringComparison.Ordinal), 10));
        var rules = way switch
        {
            "style" => string.Concat(Enumerable.Range(0, 8).Select(n => $".cl{n}{{mask:url(#l{n})}}")),
            "element" => "rect{mask:url(#l1)}",
            _ => "",
        };
        var levels = string.Concat(Enumerable.Range(1, 8).Select(n => $"<mask id=\"l{n}\">{Level(n)}</mask>"));

        CodeOf($"{Open}<style>{rules}</style><defs><mask id=\"l0\"><rect/></mask>{levels}</defs>{Level(9)}</svg>").ShouldBe("logo-too-intricate");
    }

    [Theory]
    [InlineData("<g id=\"a\"><use href=\"#a\"/></g>")]
    [InlineData("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>")]
    public void A_drawing_within_itself_is_refused(string part) => CodeOf($"{Open}{part}</svg>").ShouldBe("logo-too-intricate");

    [Fact]
    public void A_drawing_is_nested_as_deeply_as_people_draw_and_no_deeper()
    {
        string Nested(int levels) => Open + string.Concat(Enumerable.Repeat("<g>", levels)) + string.Concat(Enumerable.Repeat("</g>", levels)) + "</svg>";

        CodeOf(Nested(60)).ShouldBeNull();
        CodeOf(Nested(64)).ShouldBe("logo-too-intricate");
        CodeOf(Nested(7000)).ShouldBe("logo-too-intricate");
    }

    [Fact]
    public void A_drawing_as_drawing_programs_write_it_is_taken() => CodeOf(
        $"{Open}<style>.st0{{clip-path:url(#SVGID_2_)}} .st1,.st2{{fill:url(#g);}} rect{{fill:url(#g)}}</style><defs><rect id=\"SVGID_1_\" width=\"120\" height=\"40\"/><linearGradient id=\"g\"><stop/></linearGradient>"
        + "<linearGradient id=\"h\" href=\"#g\"/></defs><clipPath id=\"SVGID_2_\"><use xlink:href=\"#SVGID_1_\" style=\"overflow:visible\"/></clipPath><g class=\"st0\"><path class=\"st1\" fill=\"url(#h)\"/><path class=\"st2\"/></g></svg>").ShouldBeNull();

    [Fact]
    public void Entities_and_documents_of_other_kinds_are_refused()
    {
        CodeOf($"<!DOCTYPE svg [<!ENTITY a \"b\">]>{Open}&a;</svg>").ShouldBe("logo-no-image");
        CodeOf("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>").ShouldBe("logo-no-image");
        CodeOf("<svg/>").ShouldBe("logo-no-image");
        CodeOf("GIF89a").ShouldBe("logo-no-image");
        CodeOf($"<?xml version=\"1.0\" encoding=\"utf-7\"?>{Open}</svg>").ShouldBe("logo-no-image");
        CodeOf(Encoding.Unicode.GetBytes($"{Open}</svg>")).ShouldBe("logo-no-image");
        CodeOf($"\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>{Open}</svg>").ShouldBeNull();
        CodeOf("").ShouldBe("file-empty");
    }

    [Theory]
    [InlineData("viewBox=\"0 0 120 40\"", null)]
    [InlineData("width=\"120px\" height=\"40\"", null)]
    [InlineData("", "logo-without-size")]
    [InlineData("width=\"100%\" height=\"100%\"", "logo-without-size")]
    [InlineData("viewBox=\"0 0 0 40\"", "logo-without-size")]
    [InlineData("viewBox=\"0 0 NaN 40\"", "logo-without-size")]
    [InlineData("viewBox=\"0 0 900 40\"", "logo-too-slim")]
    public void A_drawing_says_how_large_it_is(string size, string? code) => CodeOf($"<svg xmlns=\"http://www.w3.org/2000/svg\" {size}/>").ShouldBe(code);

    [Fact]
    public void A_picture_is_taken_by_its_bytes_within_its_limits()
    {
        Logo.Read(Png(300, 100)).Value!.ShouldSatisfyAllConditions(logo => logo.MediaType.ShouldBe(Logo.Png), logo => (logo.Width, logo.Height).ShouldBe((300.0, 100.0)));
        CodeOf(Png(31, 100)).ShouldBe("logo-dimensions");
        CodeOf(Png(2049, 500)).ShouldBe("logo-dimensions");
        CodeOf(Png(2000, 100)).ShouldBe("logo-too-slim");
        CodeOf(Png(300, 100)[..^4]).ShouldBe("logo-broken");
        CodeOf([.. Png(300, 100), .. "<script>"u8]).ShouldBe("logo-broken");
        CodeOf(new byte[(Logo.MostKilobytes * 1024) + 1]).ShouldBe("logo-too-large");
    }

    /// <summary>A PNG as far as its parts go.</summary>
    internal static byte[] Png(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Part("IHDR", header), .. Part("IDAT", [1, 2, 3]), .. Part("IEND", [])];
    }

    private static byte[] Part(string kind, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(kind), .. data, 0, 0, 0, 0];
    }

    private static string? CodeOf(string text) => CodeOf(Bytes(text));

    private static string? CodeOf(byte[] bytes) => Logo.Read(bytes) is { Succeeded: false } refused ? refused.Refusals[0].Code : null;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
