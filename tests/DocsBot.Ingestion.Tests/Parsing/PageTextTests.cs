using System.Text;
using DocsBot.Ingestion.Parsing;

namespace DocsBot.Ingestion.Tests.Parsing;

public sealed class PageTextTests
{
    [Fact]
    public void Text_is_read_with_and_without_byte_order_marks()
    {
        Decoded(Encoding.UTF8.GetBytes("Größe\r\nzwei\rdrei")).ShouldBe("Größe\nzwei\ndrei");
        Decoded([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("ä")]).ShouldBe("ä");
        Decoded([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ä😀")]).ShouldBe("ä😀");
        Decoded([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("ä😀")]).ShouldBe("ä😀");
        Decoded([]).ShouldBe("");
    }

    [Fact]
    public void What_is_no_text_is_refused_with_the_place()
    {
        Fault([.. Encoding.UTF8.GetBytes("abcä"), 0xE4, 0x20]).ShouldContain("byte 5");
        Fault([0xEF, 0xBB, 0xBF, 0x41, 0xFF]).ShouldContain("byte 4");
        Fault([0x89, 0x50, 0x4E, 0x47, 0x00]).ShouldContain("byte 4 is zero");
    }

    private static string Decoded(byte[] bytes)
    {
        PageText.TryDecode(bytes, out var text, out var fault).ShouldBeTrue(fault);
        return text;
    }

    private static string Fault(byte[] bytes)
    {
        PageText.TryDecode(bytes, out _, out var fault).ShouldBeFalse();
        return fault.ShouldNotBeNull();
    }
}
