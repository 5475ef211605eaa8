using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>One renderer for all tests that only read what comes out of it.</summary>
public sealed class ProposalPress : IAsyncDisposable
{
    private readonly TypstRenderer renderer = new(new ProposalOptions());

    internal async Task<byte[]> Bytes(ProposalModel model)
    {
        var composed = new ProposalComposer(new()).Compose(model);
        composed.Succeeded.ShouldBeTrue();
        return await Draw(composed.Value.Inputs);
    }

    internal async Task<byte[]> Draw(byte[] inputs)
    {
        var pdf = await renderer.Render(inputs, ProposalCast.CreatedAt, TestContext.Current.CancellationToken);
        pdf.Succeeded.ShouldBeTrue(string.Join('\n', pdf.Refusals.SelectMany(refusal => refusal.Args.Prepend(refusal.Code))));
        return pdf.Value;
    }

    internal async Task<PrintedPdf> Print(ProposalModel model) => new(await Bytes(model));

    public ValueTask DisposeAsync() => renderer.DisposeAsync();
}
