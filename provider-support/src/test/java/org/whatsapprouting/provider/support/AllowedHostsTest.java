package org.whatsapprouting.provider.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private static final URI SERVICE = URI.create("https://api.service.example");
    private static final URI HERE = URI.create("http://127.0.0.1:8123");

    @ParameterizedTest
    @DisplayName("only https, the usual port and listed hosts are fetched from; a name that only looks listed is not")
    @ValueSource(
            strings = {
                "http://8.8.8.8/x",
                "https://8.8.8.8:8443/x",
                "https://me@8.8.8.8/x",
                "https://8.8.4.4/x",
                "https://notservice.example/x",
                "https://service.example/x",
                "https://files.service.example.evil.example/x",
                "ftp://8.8.8.8/x",
                "file:///etc/passwd",
                "/relative"
            })
    void refused(String url) {
        var hosts = new AllowedHosts(List.of("8.8.8.8", ".service.example"), SERVICE);
        assertThatThrownBy(() -> hosts.check(URI.create(url)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing is fetched from");
        assertThatCode(() -> hosts.check(URI.create("https://8.8.8.8/x"))).doesNotThrowAnyException();
        assertThatCode(() -> hosts.check(URI.create("https://8.8.8.8:443/x"))).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("a listed host that leads into a private network is not fetched from")
    void listedButPrivate() {
        var hosts = new AllowedHosts(List.of("10.0.0.1", "localhost"), SERVICE);
        for (String url : new String[] {"https://10.0.0.1/x", "https://localhost/x"}) {
            assertThatThrownBy(() -> hosts.check(URI.create(url)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not public");
        }
    }

    @Test
    @DisplayName("this machine is allowed only at the port of an account whose calls go to this machine")
    void thisMachine() {
        var testing = new AllowedHosts(List.of(), HERE);
        assertThatCode(() -> testing.check(URI.create("http://localhost:8123/x")))
                .doesNotThrowAnyException();
        for (AllowedHosts hosts : List.of(testing, new AllowedHosts(List.of(), SERVICE))) {
            assertThatThrownBy(() -> hosts.check(URI.create("http://localhost:8124/x")))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @DisplayName("addresses of machines, networks and clouds are told from public ones, in all their disguises")
    @CsvSource({
        "8.8.8.8, true",
        "100.63.0.1, true",
        "172.32.0.1, true",
        "2a00:1450:4001:81b::200e, true",
        "64:ff9b::808:808, true",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "127.0.0.2, false",
        "10.1.2.3, false",
        "172.16.0.1, false",
        "192.168.0.1, false",
        "169.254.169.254, false",
        "100.64.0.1, false",
        "192.0.0.192, false",
        "198.18.0.1, false",
        "224.0.0.1, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "::, false",
        "::1, false",
        "::ffff:10.0.0.1, false",
        "::ffff:127.0.0.1, false",
        "::7f00:1, false",
        "fe80::1, false",
        "fec0::1, false",
        "fd00:ec2::254, false",
        "fc00::1, false",
        "ff02::1, false",
        "64:ff9b::a9fe:a9fe, false",
        "64:ff9b::7f00:1, false",
        "2002:a00:1::, false"
    })
    void publicAddresses(String address, boolean isPublic) throws UnknownHostException {
        assertThat(PublicAddresses.includes(InetAddress.getByName(address))).isEqualTo(isPublic);
    }
}
