namespace GlobalReach.Web.Http;

/// <summary>Where people reach the product: what the administrator says (GLOBALREACH__MAIL__BASEADDRESS), else what the request was sent to. A link that opens something must not lead where whoever asked for it wanted.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    private readonly string? said = configuration["Mail:BaseAddress"]?.TrimEnd('/');

    public string For(HttpRequest request) => string.IsNullOrEmpty(said) ? $"{request.Scheme}://{request.Host}{request.PathBase}" : said;
}
